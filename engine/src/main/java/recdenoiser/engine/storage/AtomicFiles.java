package recdenoiser.engine.storage;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** Files that appear whole or not at all, also when the process is killed or the power fails. */
public final class AtomicFiles {
  /** Part of the name of everything that is still being written. */
  public static final String UNFINISHED = ".unfinished-";

  private AtomicFiles() {}

  /** What writes the content of a file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /** Replaces {@code file}. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, out -> out.write(content));
  }

  /** Replaces {@code file}. */
  public static void write(Path file, Content content) throws IOException {
    Path unfinished = unfinished(file);
    try {
      writeThrough(unfinished, content);
      rename(unfinished, file);
    } catch (IOException e) {
      throw naming(file, e);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** The same, with a message that names the file: that of a full disk does not. */
  public static IOException naming(Path file, IOException problem) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof FileSystemException || message.contains(file.toString())) {
      return problem;
    }
    return new IOException(
        file + " cannot be written: " + message.replaceAll("\\.$", "") + ".", problem);
  }

  /** A name beside {@code file} that nobody else uses. */
  public static Path unfinished(Path file) {
    return file.resolveSibling(file.getFileName() + UNFINISHED + UUID.randomUUID());
  }

  /** Writes a file that nobody looks for yet, up to the disk. */
  public static void writeThrough(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /** Renames a file or folder in one step and makes the new name last. */
  public static void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    forceFolder(to.toAbsolutePath().getParent());
  }

  /**
   * Gives a finished file its name, unless another one has it; then it is removed.
   *
   * @return whether it is this one that has the name
   */
  public static boolean appear(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      Files.delete(from);
      return false;
    } catch (UnsupportedOperationException | IOException e) {
      return appearWithoutLinks(from, to);
    }
    Files.delete(from);
    forceFolder(to.toAbsolutePath().getParent());
    return true;
  }

  private static boolean appearWithoutLinks(Path from, Path to) throws IOException {
    if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(from);
      return false;
    }
    rename(from, to);
    return true;
  }

  /** Makes the names in a folder last, where the system can: Windows cannot open a folder. */
  public static void forceFolder(Path folder) throws IOException {
    if (System.getProperty("os.name").startsWith("Windows")) {
      return;
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Deletes a folder with all that is in it; links are deleted, not followed. */
  public static void deleteFolder(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Removes what an interrupted writer left directly in {@code folder}, if there is such a folder.
   */
  public static void removeUnfinished(Path folder) throws IOException {
    remove(folder, "*" + UNFINISHED + "*");
  }

  /** As {@link #removeUnfinished(Path)}, of one file alone. */
  public static void removeUnfinished(Path folder, String name) throws IOException {
    remove(folder, name + UNFINISHED + "*");
  }

  private static void remove(Path folder, String pattern) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (var names = Files.newDirectoryStream(folder, pattern)) {
      for (Path leftover : names) {
        deleteFolder(leftover);
      }
    }
  }
}
