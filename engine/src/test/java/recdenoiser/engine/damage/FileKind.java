package recdenoiser.engine.damage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import recdenoiser.engine.compare.RankTableReader;
import recdenoiser.engine.config.ConfigFile;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.data.importing.FileLook;
import recdenoiser.engine.data.importing.ImportPreview;
import recdenoiser.engine.data.importing.ImportRecipe;
import recdenoiser.engine.data.importing.ImportWatch;
import recdenoiser.engine.data.importing.Importer;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.reading.PackedData;
import recdenoiser.engine.data.sample.NoiseTruth;
import recdenoiser.engine.run.MaskFiles;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.run.RunArchive;
import recdenoiser.engine.run.RunCheck;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunHistory;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.run.SavedModel;
import recdenoiser.engine.run.library.AboutFile;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.Npz;
import recdenoiser.engine.study.StudyArchive;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyResultFile;

/** Every kind of file that the program reads, where it lies in a {@link Workplace}, and how. */
public enum FileKind {
  COMMAS("data/log.csv", FileKind::importData),
  COLONS("data/ratings.dat", FileKind::importData),
  TABS("data/log.tsv", FileKind::importData),
  RECORDS("data/reviews.json", FileKind::importData),
  PYTHON_RECORDS("data/steam_reviews.json", FileKind::importData),
  PLAIN("data/plain.txt", FileKind::openData),
  ATOMIC("data/log.inter", FileKind::openData),
  GZIP("data/packed.csv.gz", FileKind::importData),
  ZIP("data/packed.zip", FileKind::importData),
  ZSTANDARD("data/packed.csv.zst", FileKind::importData),
  BZIP2("data/packed.csv.bz2", FileKind::importData),
  IMPORTED("data/imported.recdata", (place, file) -> PackedData.open(file)),
  TITLES("titles/movies.dat", (place, file) -> importBeside(file, "ratings.dat")),
  TITLES_OF_RECORDS("meta/meta_Toys.json", (place, file) -> importBeside(file, "reviews_Toys.csv")),
  TRUTH("data/shop.truth.tsv", (place, file) -> NoiseTruth.read(file)),
  RANKS_FROM_ELSEWHERE("data/ranks.csv", FileKind::ranksFromElsewhere),

  RUN_RECORD("runs/one/run.json", FileKind::record),
  METRICS("runs/one/metrics.jsonl", FileKind::history),
  LOG("runs/one/log.txt", FileKind::check),
  LOCK("runs/one/run.lock", FileKind::check),
  NEGATIVES("runs/one/negatives.npy", FileKind::check),
  RANKS("runs/one/ranks-test.npz", FileKind::check),
  MASKS("runs/one/masks/epoch-0001.npz", FileKind::masks),
  POSITION("runs/one/checkpoint/latest/position.json", FileKind::check),
  WEIGHTS("runs/one/checkpoint/best/weights.npz", FileKind::model),
  OPTIMISER("runs/one/checkpoint/latest/optimiser.npz", FileKind::check),
  ABOUT("runs/one/about.json", (place, file) -> AboutFile.read(new RunFolder(file.getParent()))),
  QUEUE("runs/queue.json", (place, file) -> RunQueue.look(file.getParent())),
  PACKED_RUN("packed-run.zip", FileKind::unpackRun),

  CONFIGURATION("config.json", (place, file) -> ConfigFile.read(file)),
  STUDY("study.json", (place, file) -> StudyFile.read(file)),
  STUDY_RESULT("study-result.json", (place, file) -> StudyResultFile.read(file)),
  PACKED_STUDY("packed-study.zip", (place, file) -> StudyArchive.result(file)),
  ARRAYS("arrays.npz", (place, file) -> Npz.read(file)),
  ARRAY("array.npy", FileKind::array);

  private final String path;
  private final Reading reading;

  FileKind(String path, Reading reading) {
    this.path = path;
    this.reading = reading;
  }

  private interface Reading {
    void read(Workplace place, Path file) throws IOException;
  }

  Path in(Workplace place) {
    return place.folder().resolve(path);
  }

  /** Reads the file as the program does; any exception is what a person would be told. */
  void read(Workplace place) throws IOException {
    reading.read(place, in(place));
  }

  private static void importData(Workplace place, Path file) {
    FileLook look = FileLook.at(file, "");
    ImportPreview.of(file, look.plan(), 10);
    new Importer(file, Importer.plan(file, ""), ImportRecipe.PLAIN).run(null, ImportWatch.NONE);
  }

  private static void importBeside(Path titles, String actions) {
    Path file = titles.resolveSibling(actions);
    new Importer(file, Importer.plan(file, ""), ImportRecipe.PLAIN).run(null, ImportWatch.NONE);
  }

  private static void openData(Workplace place, Path file) {
    DataFiles.open(file);
  }

  private static void ranksFromElsewhere(Workplace place, Path file) throws IOException {
    Sequences sequences = place.sequences();
    int[] users = {0, 1, 2};
    RankTableReader.read("elsewhere", file, Split.TEST, sequences, users);
  }

  private static void record(Workplace place, Path file) throws IOException {
    RunFolder folder = new RunFolder(file.getParent());
    RunLibrary.entry(folder);
    check(place, file);
    RunRecord.read(folder);
  }

  private static void history(Workplace place, Path file) throws IOException {
    check(place, file);
    RunHistory.read(new RunFolder(file.getParent()));
  }

  /** What is found is said in findings, each a sentence as an exception would have it. */
  private static void check(Workplace place, Path file) throws IOException {
    for (RunCheck.Finding finding : RunCheck.of(place.run())) {
      if (finding.condition() == RunCheck.Condition.DAMAGED) {
        Sentences.require(finding.problem());
      }
    }
  }

  private static void masks(Workplace place, Path file) throws IOException {
    RunFolder folder = new RunFolder(place.run());
    check(place, file);
    MaskMaps.read(folder, 1);
    MaskFiles.read(folder, 1);
  }

  private static void model(Workplace place, Path file) throws IOException {
    check(place, file);
    SavedModel.open(place.run(), 1);
  }

  private static void unpackRun(Workplace place, Path file) throws IOException {
    Path library = Files.createTempDirectory(place.folder(), "library");
    try {
      RunArchive.unpack(Files.readAllBytes(file), library, "unpacked", place.data().toString());
    } finally {
      AtomicFiles.deleteFolder(library);
    }
  }

  private static void array(Workplace place, Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Npy.read(new ByteArrayInputStream(bytes), file.toString(), bytes.length);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
