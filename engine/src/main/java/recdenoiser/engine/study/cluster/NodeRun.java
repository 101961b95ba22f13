package recdenoiser.engine.study.cluster;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.config.RunConfig;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.run.ExperimentRun;
import recdenoiser.engine.run.PreparedData;
import recdenoiser.engine.run.RunArchive;
import recdenoiser.engine.run.RunFolder;
import recdenoiser.engine.run.RunRecord;
import recdenoiser.engine.settings.SettingProblem;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.study.StudyRun;
import recdenoiser.engine.study.StudyRuns;
import recdenoiser.engine.train.RunState;

/**
 * Carries out an order on the machine it came to. In a folder that all machines see it looks for
 * the run first: one that exists goes on from its latest checkpoint, whichever machine began it.
 * Where the folder is not shared the run is made in a folder of this machine, and its files are
 * given back.
 */
public final class NodeRun {
  private static final Logger LOG = LoggerFactory.getLogger(NodeRun.class);
  private static final long MOST_SECONDS_TO_FREE = 600;
  private static final long MILLISECONDS_BETWEEN = 200;
  private static final long MOST_SECONDS_TO_STOP = 120;
  private static final byte[] NOTHING = {};

  private final RunOrder order;
  private final byte[] folder;
  private final Node node;
  private final CountDownLatch ended = new CountDownLatch(1);
  private ExperimentRun begun;
  private boolean stopped;
  private List<byte[]> result;
  private Throwable problem;

  /**
   * A machine as an order sees it.
   *
   * @param name for people
   * @param files folder with what was sent along; there is room for runs
   */
  public record Node(String name, Path files) {}

  private NodeRun(RunOrder order, byte[] folder, Node node) {
    this.order = order;
    this.folder = folder;
    this.node = node;
  }

  /**
   * Works in another thread, so that an interrupt of this one breaks no file off, also while a run
   * is being made or opened: it stops the run with a checkpoint. The end of the process does the
   * same.
   *
   * @param order a {@link RunOrder} as text
   * @param folder of the run that goes on, packed; empty if none was sent along
   * @return a {@link RunAnswer} as bytes, and the packed folder, empty where it is shared
   * @throws IOException if the machine cannot do it but another one may
   * @throws InterruptedException after the run was stopped, with everything written
   */
  public static List<byte[]> train(String order, byte[] folder, Node node)
      throws IOException, InterruptedException {
    return new NodeRun(RunOrder.read(order), folder, node).await();
  }

  /** In a thread that nobody interrupts, and that finds the libraries of this program. */
  private List<byte[]> await() throws IOException, InterruptedException {
    Thread thread = new Thread(this::work, "order of " + node.name());
    thread.setDaemon(true);
    thread.setContextClassLoader(NodeRun.class.getClassLoader());
    Thread stopper = new Thread(this::stopInTime, "stop at the end of the process");
    Runtime.getRuntime().addShutdownHook(stopper);
    try {
      thread.start();
      awaitEnd();
    } finally {
      forget(stopper);
    }
    if (problem instanceof IOException e) {
      throw e;
    } else if (problem != null) {
      throw new IOException("A run broke off: " + problem, problem);
    }
    return result;
  }

  private void work() {
    try {
      result = order.shared() ? trainShared() : trainHere();
    } catch (DataProblem | SettingProblem e) {
      result = List.of(RunAnswer.refusal(e.getMessage(), node.name()).bytes(), NOTHING);
    } catch (Throwable e) {
      problem = e;
    } finally {
      ended.countDown();
    }
  }

  private void awaitEnd() throws InterruptedException {
    try {
      ended.await();
    } catch (InterruptedException e) {
      stop();
      awaitEndWhateverHappens();
      throw e;
    }
  }

  private void awaitEndWhateverHappens() {
    boolean over = false;
    while (!over) {
      try {
        ended.await();
        over = true;
      } catch (InterruptedException e) {
        // It was told already, and the first interrupt is passed on.
        over = ended.getCount() == 0;
      }
    }
  }

  /** A run that has not been made yet stops when it begins. */
  private synchronized void stop() {
    stopped = true;
    if (begun != null) {
      begun.control().stop();
    }
  }

  private synchronized void begin(ExperimentRun run) {
    begun = run;
    if (stopped) {
      run.control().stop();
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private void stopInTime() {
    stop();
    try {
      boolean saved = ended.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
      LOG.info("{}: {}", node.name(), saved ? "saved" : "not saved in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void forget(Thread stopper) {
    try {
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook is what asked the run to stop.
    }
  }

  private List<byte[]> trainShared() throws IOException, InterruptedException {
    Path runs = Path.of(order.runs());
    if (!Files.exists(runs.resolve(order.token()))) {
      return refuse("does not see the folder of runs " + runs);
    }
    StudyRuns finder = new StudyRuns(List.of(runs));
    RunConfig config = order.config();
    String data = config.data().data();
    if (!data.startsWith(DataSets.SAMPLE) && !Files.exists(Path.of(data))) {
      return refuse("does not see the data " + data);
    }
    if (!finder.checksum(data).equals(order.checksum())) {
      return refuse("sees another file as " + data);
    }
    StudyRun found = free(finder);
    return switch (found.state()) {
      case MISSING -> List.of(train(ExperimentRun.create(config, runs, order.threads())), NOTHING);
      case INTERRUPTED, FAILED ->
          List.of(train(ExperimentRun.resume(found.folder(), order.threads())), NOTHING);
      case FINISHED -> List.of(answer(found.folder(), 0), NOTHING);
      case IMPOSSIBLE -> List.of(RunAnswer.refusal(found.message(), node.name()).bytes(), NOTHING);
      case WAITING, RUNNING ->
          throw new IOException(
              "The run " + found.folder() + " is being written by another process.");
    };
  }

  private List<byte[]> refuse(String what) {
    String why = "The machine " + what + "; without --shared everything is sent along.";
    return List.of(RunAnswer.refusal(why, node.name()).bytes(), NOTHING);
  }

  /** The process of a lost machine may take a moment to end. */
  private StudyRun free(StudyRuns finder) throws IOException, InterruptedException {
    long attempts = TimeUnit.SECONDS.toMillis(MOST_SECONDS_TO_FREE) / MILLISECONDS_BETWEEN;
    StudyRun found = finder.of(order.config());
    for (long a = 0; a < attempts && isRunning(found) && !isStopped(); a++) {
      Thread.sleep(MILLISECONDS_BETWEEN);
      found = finder.of(order.config());
    }
    return found;
  }

  private static boolean isRunning(StudyRun run) {
    return run.state() == StudyRun.State.RUNNING;
  }

  private List<byte[]> trainHere() throws IOException {
    Path scratch = Files.createTempDirectory(node.files(), "run-");
    try {
      Path runs = scratch.resolve("runs");
      RunConfig config = order.config().with("data", dataHere(scratch));
      ExperimentRun run;
      if (folder.length == 0) {
        run = ExperimentRun.create(config, runs, order.threads());
      } else {
        Path sent = RunArchive.unpack(folder, runs, "run", config.data().data());
        run = ExperimentRun.resume(sent, order.threads());
      }
      byte[] answer = train(run);
      return List.of(answer, RunArchive.pack(run.folder()));
    } finally {
      AtomicFiles.deleteFolder(scratch);
    }
  }

  /** Under the name it had, which names runs. */
  private String dataHere(Path scratch) throws IOException {
    String data = order.config().data().data();
    if (order.sent().isEmpty()) {
      return data;
    }
    Path sent = node.files().resolve(order.sent());
    Path here = scratch.resolve("data").resolve(Path.of(data).getFileName());
    Files.createDirectories(here.getParent());
    try {
      Files.createLink(here, sent.toAbsolutePath());
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.copy(sent, here);
    }
    String located =
        PreparedData.locate(order.config().with("data", here.toString())).data().data();
    String checksum = DataSets.open(located).checksum();
    if (!checksum.equals(order.checksum())) {
      throw new IOException(
          "The data " + data + " came as another file: their checksum is " + checksum + ".");
    }
    return located;
  }

  private byte[] train(ExperimentRun run) throws IOException {
    int begunAt = RunRecord.read(new RunFolder(run.folder())).summary().epochs();
    begin(run);
    run.execute(event -> {});
    return answer(run.folder(), begunAt);
  }

  private byte[] answer(Path runFolder, int begunAt) throws IOException {
    RunRecord record = RunRecord.read(new RunFolder(runFolder));
    RunState state = record.state();
    String message = record.summary().message();
    String name = runFolder.getFileName().toString();
    return new RunAnswer(state, name, message, node.name(), begunAt).bytes();
  }
}
