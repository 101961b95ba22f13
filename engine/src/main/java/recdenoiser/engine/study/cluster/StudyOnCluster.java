package recdenoiser.engine.study.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.run.RunArchive;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunLibrary;
import recdenoiser.engine.study.StudyPlan;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyRunner;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.study.StudyStatus;

/**
 * What a study lacks, trained on a cluster. Where the folder of runs is shared, the machines write
 * into it and runs go on from the checkpoints there; otherwise data and runs that go on are sent
 * along, and the folders of runs come back as they end.
 */
public final class StudyOnCluster {
  private static final byte[] NOTHING = {};
  private static final int CHECKSUM_DIGITS = 16;

  private final Path library;
  private final List<Wanted> wanted;
  private final Map<String, Path> files;
  private final StudyRunner.Added added;
  private final Set<Path> tokens;
  private int over;

  /** Hears of runs, on any thread. */
  public interface Listener {
    /**
     * A run is over, and its folder is in the library.
     *
     * @param done how many are over
     * @param all how many there were to run
     */
    void ended(int done, int all, RunAnswer answer);

    /**
     * A run could not be carried out, or its folder could not be kept.
     *
     * @param why one sentence
     */
    void failed(int done, int all, String why);

    /** As {@link Cluster.Listener#lost}. */
    void lost(String node, String why);

    /** As {@link Cluster.Listener#nobodyCame}. */
    void nobodyCame();
  }

  /**
   * How it is done.
   *
   * @param library folder of runs, made if it does not exist
   * @param shared whether all machines see it, and the data, under the same paths
   * @param threads of each run
   * @param retryFailed whether runs that failed are tried again from their latest checkpoints
   */
  public record Way(Path library, boolean shared, int threads, boolean retryFailed) {}

  /** A run, what to do for it, and the folder it goes on in; null if it begins. */
  private record Wanted(RunOrder order, Path folder) {}

  private StudyOnCluster(
      Path library,
      List<Wanted> wanted,
      Map<String, Path> files,
      StudyRunner.Added added,
      Set<Path> tokens) {
    this.library = library;
    this.wanted = wanted;
    this.files = files;
    this.added = added;
    this.tokens = tokens;
  }

  /**
   * Looks for what there is to do.
   *
   * @param runs that looks into the library, and other folders
   * @throws DataProblem if data of the study cannot be read
   * @throws IOException if data or folders cannot be read
   */
  public static StudyOnCluster of(StudyPlan plan, StudyRuns runs, Way way) throws IOException {
    StudyStatus status = runs.of(plan);
    if (!status.problems().isEmpty()) {
      throw new IOException(status.problems().get(0));
    }
    Orders orders = new Orders(runs, way);
    int resumed = 0;
    List<StudyRun> failed = new ArrayList<>();
    for (StudyRun run : status.runs()) {
      switch (run.state()) {
        case MISSING -> orders.add(run);
        case INTERRUPTED -> {
          orders.add(run);
          resumed++;
        }
        case FAILED -> {
          if (way.retryFailed()) {
            orders.add(run);
            resumed++;
          } else {
            failed.add(run);
          }
        }
        case WAITING, RUNNING, FINISHED, IMPOSSIBLE -> {}
      }
    }
    int reused = status.count(StudyRun.State.FINISHED) + status.count(StudyRun.State.RUNNING);
    int started = orders.wanted.size() - resumed;
    StudyRunner.Added added =
        new StudyRunner.Added(started, resumed, 0, reused, List.copyOf(failed));
    return new StudyOnCluster(way.library(), orders.wanted, orders.files, added, orders.tokens);
  }

  /** Gathers orders, and what goes with them. */
  private static final class Orders {
    private final StudyRuns runs;
    private final Way way;
    private final String token = ".cluster-" + UUID.randomUUID();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<String, Path> files = new LinkedHashMap<>();
    private final Set<Path> tokens = new HashSet<>();

    Orders(StudyRuns runs, Way way) {
      this.runs = runs;
      this.way = way;
    }

    void add(StudyRun run) throws IOException {
      RunConfig config = run.planned().config();
      String data = config.data().data();
      String checksum = runs.checksum(data);
      String sent = "";
      String place = "";
      if (way.shared()) {
        Path shared = run.folder() == null ? way.library() : run.folder().getParent();
        shared = shared.toAbsolutePath().normalize();
        place = shared.toString();
        tokens.add(shared.resolve(token));
      } else if (!data.startsWith(DataSets.SAMPLE)) {
        Path file = Path.of(data);
        sent = checksum.substring(0, CHECKSUM_DIGITS) + "-" + plain(file);
        files.put(sent, file);
      }
      RunOrder order = new RunOrder(config, checksum, sent, place, token, way.threads());
      wanted.add(new Wanted(order, run.folder()));
    }
  }

  /** A name that stands in an address as it is. */
  private static String plain(Path file) {
    return file.getFileName().toString().replaceAll("[^A-Za-z0-9.-]", "-");
  }

  /** What is to do, and what was left alone. */
  public StudyRunner.Added added() {
    return added;
  }

  /** Whether there is nothing to do. */
  public boolean isEmpty() {
    return wanted.isEmpty();
  }

  /**
   * Returns when all runs are over, or after {@link Cluster#cancel}.
   *
   * @throws IOException if what is sent along cannot be read
   */
  public void train(Cluster cluster, Listener listener) throws IOException, InterruptedException {
    Files.createDirectories(library);
    List<Cluster.Task> tasks = new ArrayList<>();
    for (Wanted one : wanted) {
      tasks.add(new Cluster.Task(one.order().text(), sentAlong(one)));
    }
    try {
      for (Path file : tokens) {
        Files.createFile(file);
      }
      cluster.train(tasks, files, new Taking(listener));
    } finally {
      for (Path file : tokens) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static byte[] sentAlong(Wanted one) throws IOException {
    if (one.order().shared() || one.folder() == null) {
      return NOTHING;
    }
    RunFolder folder = new RunFolder(one.folder());
    return RunLibrary.whileNobodyWrites(folder, () -> RunArchive.pack(one.folder()));
  }

  /** Takes what comes back into the library. */
  private final class Taking implements Cluster.Listener {
    private final Listener listener;

    Taking(Listener listener) {
      this.listener = listener;
    }

    @Override
    public synchronized void answered(int task, List<byte[]> bytes) {
      over++;
      try {
        RunAnswer answer = RunAnswer.read(bytes.get(0));
        if (answer.state() == null) {
          listener.failed(over, wanted.size(), answer.message() + " (" + answer.node() + ")");
        } else {
          keep(wanted.get(task), answer, bytes.get(1));
          listener.ended(over, wanted.size(), answer);
        }
      } catch (IOException e) {
        listener.failed(over, wanted.size(), "A run could not be kept: " + e.getMessage());
      }
    }

    @Override
    public synchronized void failed(int task, String why) {
      over++;
      listener.failed(over, wanted.size(), why);
    }

    @Override
    public void lost(String node, String why) {
      listener.lost(node, why);
    }

    @Override
    public void nobodyCame() {
      listener.nobodyCame();
    }
  }

  private void keep(Wanted run, RunAnswer answer, byte[] archive) throws IOException {
    if (run.order().shared()) {
      return;
    }
    String data = run.order().config().data().data();
    if (run.folder() == null) {
      RunArchive.unpack(archive, library, answer.folder(), data);
    } else {
      RunArchive.replace(archive, run.folder(), data);
    }
  }
}
