package recdenoiser.engine.run.library;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;

/**
 * Deletes runs so that they can be had back: by renaming their folder into the trash of the same
 * file system, as the FreeDesktop.org Trash specification (version 1.0) says. Where that does not
 * apply (Windows, macOS) the trash is a folder {@code .trash} beside the run, laid out the same
 * way. Nothing is copied, and nothing is ever removed for good here.
 */
public final class RunTrash {
  private static final String FILES = "files";
  private static final String INFO = "info";
  private static final String ENDING = ".trashinfo";
  private static final String OWN = ".trash";
  private static final int ATTEMPTS = 10_000;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private final Path home;
  private final boolean freedesktop;
  private final Clock clock;

  /**
   * A folder in the trash.
   *
   * @param original where it was
   * @param folder where it is
   * @param info the file that says so
   * @param deleted when, as {@code yyyy-MM-ddTHH:mm:ss} in local time
   */
  public record Trashed(Path original, Path folder, Path info, String deleted) {}

  /** A trash directory, and what paths in it are relative to; null for absolute ones. */
  private record Place(Path directory, Path top) {}

  /**
   * @param home the trash of the user's own file system
   * @param freedesktop whether the system has such trashes
   */
  RunTrash(Path home, boolean freedesktop, Clock clock) {
    this.home = home;
    this.freedesktop = freedesktop;
    this.clock = clock;
  }

  /** A trash in a folder of its own, for runs on the same file system. */
  public static RunTrash in(Path directory) {
    return new RunTrash(directory, true, Clock.systemDefaultZone());
  }

  /** The trash of this system and user. */
  public static RunTrash ofSystem() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String shared = System.getenv("XDG_DATA_HOME");
    Path data =
        shared == null || shared.isBlank() || !Path.of(shared).isAbsolute()
            ? Path.of(System.getProperty("user.home"), ".local", "share")
            : Path.of(shared);
    boolean freedesktop = !system.startsWith("windows") && !system.startsWith("mac");
    return new RunTrash(data.resolve("Trash"), freedesktop, Clock.systemDefaultZone());
  }

  /**
   * Moves the folder of a run away, unless a process is writing it.
   *
   * @throws IOException if it is written, or cannot be moved; then it is where it was
   */
  public Trashed move(Path run) throws IOException {
    Path original = run.toAbsolutePath().normalize();
    if (!Files.isDirectory(original, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("There is no folder " + original + ".");
    }
    return RunLibrary.whileNobodyWrites(
        new RunFolder(original), () -> move(original, place(original)));
  }

  private Trashed move(Path original, Place place) throws IOException {
    Path files = privateFolder(place.directory().resolve(FILES));
    Path infos = privateFolder(place.directory().resolve(INFO));
    String path = encode(place.top() == null ? original : place.top().relativize(original));
    String date = DATE.format(LocalDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS));
    String content = "[Trash Info]\nPath=" + path + "\nDeletionDate=" + date + "\n";
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      String name = original.getFileName() + (attempt == 1 ? "" : "_" + attempt);
      Path info = infos.resolve(name + ENDING);
      try {
        Files.writeString(info, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      Path folder = files.resolve(name);
      try {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
          throw new FileAlreadyExistsException(folder.toString());
        }
        Files.move(original, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Trashed(original, folder, info, date);
      } catch (FileAlreadyExistsException e) {
        Files.deleteIfExists(info);
      } catch (AtomicMoveNotSupportedException e) {
        Files.deleteIfExists(info);
        throw new IOException(
            original + " cannot be moved into the trash " + place.directory() + ".", e);
      } catch (IOException e) {
        Files.deleteIfExists(info);
        throw e;
      }
    }
    throw new IOException("The trash " + place.directory() + " has no free name left.");
  }

  /**
   * Brings a folder back to where it was.
   *
   * @throws IOException if something else is there now, or it is no longer in the trash
   */
  public void restore(Trashed trashed) throws IOException {
    if (!Files.isDirectory(trashed.folder(), LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(trashed.original() + " is no longer in the trash.");
    }
    if (Files.exists(trashed.original(), LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(
          trashed.original() + " cannot be restored: there is something of that name again.");
    }
    Files.createDirectories(trashed.original().getParent());
    Files.move(trashed.folder(), trashed.original(), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(trashed.info());
  }

  /**
   * What was moved away from directly within a folder of runs, the newest first.
   *
   * @throws IOException if a trash cannot be listed; entries that are damaged are passed over
   */
  public List<Trashed> from(Path runs) throws IOException {
    Path folder = runs.toAbsolutePath().normalize();
    List<Trashed> found = new ArrayList<>();
    for (Place place : places(folder.resolve("any"))) {
      Path infos = place.directory().resolve(INFO);
      if (!Files.isDirectory(infos)) {
        continue;
      }
      try (Stream<Path> files = Files.list(infos)) {
        for (Path info : files.filter(file -> file.toString().endsWith(ENDING)).toList()) {
          Trashed trashed = read(info, place);
          if (trashed != null && folder.equals(trashed.original().getParent())) {
            found.add(trashed);
          }
        }
      }
    }
    found.sort(Comparator.comparing(Trashed::deleted).reversed());
    return found;
  }

  /** Null if it is damaged, or its folder is gone. */
  private static Trashed read(Path info, Place place) {
    try {
      String path = "";
      String date = "";
      for (String line : Files.readAllLines(info)) {
        if (path.isEmpty() && line.startsWith("Path=")) {
          path = decode(line.substring("Path=".length()));
        } else if (date.isEmpty() && line.startsWith("DeletionDate=")) {
          date = line.substring("DeletionDate=".length());
        }
      }
      String name = info.getFileName().toString();
      Path folder =
          place
              .directory()
              .resolve(FILES)
              .resolve(name.substring(0, name.length() - ENDING.length()));
      if (path.isEmpty() || !Files.isDirectory(folder)) {
        return null;
      }
      Path original = place.top() == null ? Path.of(path) : place.top().resolve(path).normalize();
      boolean inside = place.top() == null || original.startsWith(place.top());
      return inside ? new Trashed(original, folder, info, date) : null;
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  private Place place(Path original) throws IOException {
    List<Place> places = places(original);
    return places.get(places.size() - 1);
  }

  /** All that may hold what was at a path; the last is where it goes. */
  private List<Place> places(Path original) throws IOException {
    Path parent = original.getParent();
    if (!freedesktop) {
      return List.of(new Place(parent.resolve(OWN), parent));
    }
    Path existing = existing(parent);
    Object device = device(existing);
    Place own = new Place(home, null);
    if (device.equals(device(existing(home)))) {
      return List.of(own);
    }
    Path top = top(existing, device);
    Object user = user();
    Path shared = top.resolve(".Trash");
    Path single = top.resolve(".Trash-" + user);
    List<Place> places = new ArrayList<>(List.of(own, new Place(single, top)));
    if (usable(shared)) {
      places.add(new Place(shared.resolve(user.toString()), top));
    }
    return places;
  }

  /** The administrator's trash must be a folder with the sticky bit, and no link. */
  private static boolean usable(Path shared) throws IOException {
    final int sticky = 01000;
    return Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
        && ((Integer) Files.getAttribute(shared, "unix:mode") & sticky) != 0;
  }

  private static Path existing(Path path) {
    Path found = path;
    while (!Files.exists(found)) {
      found = found.getParent();
    }
    return found;
  }

  private static Path top(Path path, Object device) throws IOException {
    Path top = path.toRealPath();
    while (top.getParent() != null && device.equals(device(top.getParent()))) {
      top = top.getParent();
    }
    return top;
  }

  private static Object device(Path path) throws IOException {
    return Files.getAttribute(path, "unix:dev");
  }

  private static Object user() throws IOException {
    Path process = Path.of("/proc/self");
    Path own = Files.exists(process) ? process : Path.of(System.getProperty("user.home"));
    return Files.getAttribute(own, "unix:uid");
  }

  private Path privateFolder(Path folder) throws IOException {
    if (freedesktop) {
      Set<PosixFilePermission> mine = PosixFilePermissions.fromString("rwx------");
      return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(mine));
    }
    return Files.createDirectories(folder);
  }

  /** As in a URI; the parts between slashes are bytes of UTF-8. */
  static String encode(Path path) {
    StringBuilder text = new StringBuilder();
    String plain = path.toString().replace(path.getFileSystem().getSeparator(), "/");
    for (byte each : plain.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (each & 0xff);
      boolean plainLetter =
          letter < 128 && (Character.isLetterOrDigit(letter) || "/-_.~".indexOf(letter) >= 0);
      text.append(
          plainLetter
              ? String.valueOf(letter)
              : String.format(Locale.ROOT, "%%%02X", (int) letter));
    }
    return text.toString();
  }

  /**
   * @throws IllegalArgumentException if it is not so encoded
   */
  static String decode(String text) throws CharacterCodingException {
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(raw.length);
    for (int at = 0; at < raw.length; at++) {
      if (raw[at] != '%') {
        bytes.put(raw[at]);
        continue;
      }
      if (at + 2 >= raw.length) {
        throw new IllegalArgumentException("The path " + text + " ends within an escape.");
      }
      String digits = new String(raw, at + 1, 2, StandardCharsets.US_ASCII);
      bytes.put((byte) Integer.parseInt(digits, 16));
      at += 2;
    }
    bytes.flip();
    return StandardCharsets.UTF_8
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .decode(bytes)
        .toString();
  }
}
