package recdenoiser.engine.damage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataFiles;
import recdenoiser.engine.data.reading.PackedData;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.RunArchive;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.SmallData;
import recdenoiser.engine.run.library.AboutFile;
import recdenoiser.engine.run.library.RunAbout;
import recdenoiser.engine.run.queue.ExperimentLauncher;
import recdenoiser.engine.run.queue.RunQueue;
import recdenoiser.engine.storage.Json;
import recdenoiser.engine.storage.Npy;
import recdenoiser.engine.storage.NpyArray;
import recdenoiser.engine.storage.Npz;
import recdenoiser.engine.storage.Seal;
import recdenoiser.engine.study.Studies;
import recdenoiser.engine.study.Study;
import recdenoiser.engine.study.StudyFile;
import recdenoiser.engine.study.StudyResult;
import recdenoiser.engine.study.StudyResultFile;

/** A folder with a whole file of every {@link FileKind}, to be damaged. */
final class Workplace {
  private static final String CSV =
      "user,item,rating,timestamp\n"
          + "a,x,5,1468891234\n"
          + "\"b \"\"\",y,2.5,1.46889123e9\n"
          + "a,z,3,1468891300\n";

  private final Path folder;

  private Workplace(Path folder) {
    this.folder = folder;
  }

  /**
   * @param folder empty
   */
  static Workplace make(Path folder) throws IOException {
    Workplace place = new Workplace(folder);
    for (String name : List.of("data", "titles", "meta", "runs")) {
      Files.createDirectories(folder.resolve(name));
    }
    place.writeData();
    place.writeRun();
    place.writeStudies();
    return place;
  }

  /** One that was made before. */
  static Workplace at(Path folder) {
    return new Workplace(folder);
  }

  Path folder() {
    return folder;
  }

  Path run() {
    return folder.resolve("runs").resolve("one");
  }

  Path data() {
    return folder.resolve("small.txt");
  }

  Sequences sequences() {
    return DataFiles.read(data());
  }

  /** Puts other bytes in the place of a file's own and reads it as the program does. */
  void read(FileKind kind, byte[] bytes) throws IOException {
    Files.write(kind.in(this), bytes);
    try {
      kind.read(this);
    } catch (IOException | RuntimeException e) {
      if (!Sentences.isAnswer(e)) {
        throw e;
      }
      Sentences.require(e.getMessage());
    }
  }

  byte[] bytes(FileKind kind) throws IOException {
    return Files.readAllBytes(kind.in(this));
  }

  /**
   * Whole files of a kind to begin with: the one there is, and where that has a checksum of itself
   * also one without, as older versions wrote them, which is read further when it is damaged.
   */
  List<byte[]> seeds(FileKind kind) throws IOException {
    byte[] sealed = bytes(kind);
    if (!kind.in(this).toString().endsWith(".json")) {
      return List.of(sealed);
    }
    JsonNode tree = Json.tree(new String(sealed, StandardCharsets.UTF_8));
    return tree instanceof ObjectNode object && object.remove(Seal.FIELD) != null
        ? List.of(sealed, Json.pretty(object))
        : List.of(sealed);
  }

  private void write(FileKind kind, String text) throws IOException {
    Files.write(kind.in(this), FileKind.utf8(text));
  }

  private interface Packing {
    OutputStream around(OutputStream out) throws IOException;
  }

  private void pack(FileKind kind, Packing packing) throws IOException {
    try (OutputStream out = packing.around(Files.newOutputStream(kind.in(this)))) {
      out.write(FileKind.utf8(CSV));
    }
  }

  private void writeData() throws IOException {
    write(FileKind.COMMAS, CSV);
    write(FileKind.COLONS, "1::1193::5::978300760\n1::661::3::978302109\n2::661::3::978302109\n");
    write(FileKind.TABS, "user_id\titem_id\tdate\n196\t242\t2017-12-17\n186\t302\t2017-12-18\n");
    write(
        FileKind.RECORDS,
        "{\"reviewerID\": \"A\", \"asin\": \"B\", \"overall\": 5.0, \"unixReviewTime\": 1400000000,"
            + " \"x\": [1, {}]}\n"
            + "{\"reviewerID\": \"A\", \"asin\": \"C\", \"overall\": 4.0, \"unixReviewTime\":"
            + " 1400000001}\n");
    write(
        FileKind.PYTHON_RECORDS,
        "{u'username': u'C\\xe9', u'product_id': u'7', u'date': u'2017-12-17', u'v': (1, None)}\n"
            + "{u'username': u'D', u'product_id': u'7', u'date': u'2017-12-18'}\n");
    write(FileKind.PLAIN, "1 5 9\n1 6 10\n2 5 3\n");
    write(
        FileKind.ATOMIC,
        "user_id:token\titem_id:token\ttimestamp:float\n1\t2\t1400000000.5\n1\t3\t1400000001\n");
    pack(FileKind.GZIP, GZIPOutputStream::new);
    pack(FileKind.ZSTANDARD, ZstdCompressorOutputStream::new);
    pack(FileKind.BZIP2, BZip2CompressorOutputStream::new);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(FileKind.ZIP.in(this)))) {
      zip.putNextEntry(new ZipEntry("data/ratings.csv"));
      zip.write(FileKind.utf8(CSV));
    }
    Files.writeString(
        folder.resolve("titles/ratings.dat"), "1::5::3::978300760\n1::6::3::978300761\n");
    write(FileKind.TITLES, "5::Amélie (2001)::Drama|War\n6::Kolya (1996)::Comedy\n");
    Files.writeString(
        folder.resolve("meta/reviews_Toys.csv"),
        "user,item,timestamp\na,x,1468891234\nb,y,1468891235\n");
    write(
        FileKind.TITLES_OF_RECORDS,
        "{'asin': 'x', 'title': \"T's\", 'categories': [['a', 'b'], ['c']]}\n");
    Files.copy(Path.of("..", "sample-data", "shop.truth.tsv"), FileKind.TRUTH.in(this));
    write(FileKind.RANKS_FROM_ELSEWHERE, "user,rank\n1,3\n2,1.5\n3,7\n");
    SmallData.write(folder);
    PackedData.write(FileKind.IMPORTED.in(this), sequences(), "{}");
  }

  private void writeRun() throws IOException {
    ExperimentRun run =
        ExperimentRun.create(
            SmallData.config(data()).with("epochs", "2"), folder.resolve("runs"), 1);
    run.execute(event -> {});
    Files.move(run.folder(), run());
    Files.writeString(FileKind.LOCK.in(this), "1");
    AboutFile.change(
        new RunFolder(run()), about -> new RunAbout("A name", List.of("tag"), "A note", false));
    Path runs = folder.resolve("runs");
    try (RunQueue queue = RunQueue.open(runs, new ExperimentLauncher(runs), 1, 1)) {
      queue.add(SmallData.config(data()));
      queue.add(SmallData.config(data()).with("seed", "5"));
    }
    Files.write(FileKind.PACKED_RUN.in(this), RunArchive.pack(run()));
    Files.copy(FileKind.RUN_RECORD.in(this), FileKind.CONFIGURATION.in(this));
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("weights", NpyArray.of(new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}));
    arrays.put("users", NpyArray.of(new int[] {2}, new int[] {7, 8}));
    Npz.write(FileKind.ARRAYS.in(this), arrays, Npz.Packing.DEFLATED);
    ByteArrayOutputStream array = new ByteArrayOutputStream();
    Npy.write(array, arrays.get("weights"));
    Files.write(FileKind.ARRAY.in(this), array.toByteArray());
  }

  private void writeStudies() throws IOException {
    Study study = Studies.load("tuned-equally");
    StudyFile.write(FileKind.STUDY.in(this), study);
    StudyResultFile.write(
        FileKind.STUDY_RESULT.in(this),
        new StudyResult(study, List.of(), 3, 1, List.of("A note.")));
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(FileKind.PACKED_STUDY.in(this)))) {
      zip.putNextEntry(new ZipEntry("study.json"));
      zip.write(bytes(FileKind.STUDY));
      zip.putNextEntry(new ZipEntry("result.json"));
      zip.write(bytes(FileKind.STUDY_RESULT));
    }
  }
}
