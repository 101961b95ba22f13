package recdenoiser.engine.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of the arrays of an npz with their names, in their order. */
final class NpzDigest {
  private static final String PREFIX = "sha256:";

  private final MessageDigest digest;

  NpzDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256.", e);
    }
  }

  void add(String name, NpyArray array) throws IOException {
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      Npy.write(out, array);
    }
  }

  /** Of all arrays so far; nothing can be added after it. */
  String comment() {
    return PREFIX + HexFormat.of().formatHex(digest.digest());
  }

  /**
   * @param comment of the file; files that others wrote have none
   * @throws DamagedFile if it is of other arrays
   */
  void compare(String comment, Path file) throws DamagedFile {
    if (comment == null || comment.isEmpty()) {
      return;
    }
    String found = comment();
    if (!found.equals(comment)) {
      throw new DamagedFile(
          file
              + " is damaged: its arrays have the checksum "
              + found
              + ", expected "
              + comment
              + ".");
    }
  }
}
