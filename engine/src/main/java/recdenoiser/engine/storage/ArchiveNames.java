package recdenoiser.engine.storage;

import java.util.List;

/** Names of files in archives, which anybody may have written. */
public final class ArchiveNames {
  private ArchiveNames() {}

  /** Whether a name leaves the folder that the archive is unpacked in. */
  public static boolean climbs(String name) {
    String plain = name.replace('\\', '/');
    return plain.startsWith("/")
        || plain.matches("^[A-Za-z]:.*")
        || List.of(plain.split("/", -1)).contains("..");
  }
}
