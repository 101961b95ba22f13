package recdenoiser.engine.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.ZipReading;

/**
 * The folder of a run as the bytes of a ZIP file, to be carried to another machine and back. A
 * folder that comes appears whole or not at all.
 */
public final class RunArchive {
  private static final String ABOUT = "about.json";

  private RunArchive() {}

  /**
   * Packs all files of a run that nobody writes.
   *
   * @throws IOException if the folder cannot be read
   */
  public static byte[] pack(Path runFolder) throws IOException {
    String lock = new RunFolder(runFolder).lock().getFileName().toString();
    List<Path> files;
    try (Stream<Path> all = Files.walk(runFolder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      for (Path file : files) {
        String name = runFolder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(lock) && !name.contains(AtomicFiles.UNFINISHED)) {
          zip.putNextEntry(new ZipEntry(name));
          Files.copy(file, zip);
          zip.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }

  /**
   * Unpacks a run that was not in the library before, under a name that is free there.
   *
   * @param library folder of runs, made if it does not exist
   * @param name wanted for its folder
   * @param data where its data are here; as in the archive where this is empty
   * @return its folder
   * @throws IOException if it holds no run, or names a file outside of its folder
   */
  public static Path unpack(byte[] archive, Path library, String name, String data)
      throws IOException {
    Files.createDirectories(library);
    Path coming = coming(library);
    try {
      unpack(archive, coming);
      for (int attempt = 1; ; attempt++) {
        Path folder = library.resolve(attempt == 1 ? name : name + "_" + attempt);
        if (!Files.exists(folder)) {
          adapt(new RunFolder(coming), folder.getFileName().toString(), data);
          if (appeared(coming, folder)) {
            return folder;
          }
        }
      }
    } finally {
      AtomicFiles.deleteFolder(coming);
    }
  }

  /**
   * Puts a run that went on elsewhere in the place of what it was. What people wrote to it
   * meanwhile stays.
   *
   * @param data where its data are here
   * @throws IOException if somebody writes the run here, the archive holds no run, or names a file
   *     outside of its folder
   */
  public static void replace(byte[] archive, Path runFolder, String data) throws IOException {
    Path library = runFolder.toAbsolutePath().getParent();
    Path coming = coming(library);
    Path before = coming(library);
    try {
      unpack(archive, coming);
      adapt(new RunFolder(coming), runFolder.getFileName().toString(), data);
      RunLibrary.whileNobodyWrites(
          new RunFolder(runFolder),
          () -> {
            keepAbout(runFolder, coming);
            AtomicFiles.rename(runFolder, before);
            AtomicFiles.rename(coming, runFolder);
            return runFolder;
          });
    } finally {
      AtomicFiles.deleteFolder(before);
      AtomicFiles.deleteFolder(coming);
    }
  }

  /** A hidden name, which no list of runs shows. */
  private static Path coming(Path library) {
    return AtomicFiles.unfinished(library.resolve(".run"));
  }

  private static void unpack(byte[] archive, Path folder) throws IOException {
    Files.createDirectory(folder);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = folder.resolve(entry.getName()).normalize();
        if (!file.startsWith(folder) || file.equals(folder)) {
          throw new IOException(
              "An archive of a run names the file \""
                  + entry.getName()
                  + "\", expected one inside of its folder.");
        }
        Files.createDirectories(file.getParent());
        write(file, zip);
      }
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw ZipReading.damaged("An archive of a run", e);
    }
  }

  private static void write(Path file, InputStream content) throws IOException {
    AtomicFiles.writeThrough(file, content::transferTo);
  }

  private static void adapt(RunFolder folder, String name, String data) throws IOException {
    RunRecord record = RunRecord.read(folder).called(name);
    if (!data.isEmpty()) {
      RunConfig moved = record.config().with("data", data);
      record = record.at(moved, data);
    }
    record.write(folder);
  }

  private static boolean appeared(Path coming, Path folder) throws IOException {
    try {
      AtomicFiles.rename(coming, folder);
      return true;
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      return false;
    }
  }

  private static void keepAbout(Path here, Path coming) throws IOException {
    Path about = here.resolve(ABOUT);
    Files.deleteIfExists(coming.resolve(ABOUT));
    if (Files.exists(about)) {
      Files.copy(about, coming.resolve(ABOUT));
    }
  }
}
