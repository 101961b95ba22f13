package recdenoiser.engine.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.api.java.JavaFutureAction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.study.cluster.Cluster;

/** Machines that Spark leads. Every run is a job of one task, in the order of the study. */
final class SparkCluster implements Cluster {
  private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);
  private static final String GROUP = "study";
  private static final long MILLISECONDS_BETWEEN = 100;
  private static final long MOST_SECONDS_TO_STOP = 120;
  private static final long SECONDS_TO_COME = 30;

  /** Before Spark's own hook, which would let the machines go at once. */
  private static final int BEFORE_SPARK = 100;

  private final JavaSparkContext context;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Runnable stopper = this::stop;
  private volatile boolean cancelled;

  SparkCluster(JavaSparkContext context) {
    this.context = context;
    ShutdownHookManager.get()
        .addShutdownHook(stopper, BEFORE_SPARK, MOST_SECONDS_TO_STOP, TimeUnit.SECONDS);
  }

  @Override
  public void train(List<Task> tasks, Map<String, Path> files, Listener listener)
      throws IOException, InterruptedException {
    Path sent = Files.createTempDirectory("recdenoiser");
    Machines machines = new Machines(listener);
    try {
      send(files, sent);
      context.sc().addSparkListener(machines);
      Map<Integer, JavaFutureAction<List<byte[]>>> open = begin(tasks);
      long begun = System.nanoTime();
      boolean asked = false;
      while (!open.isEmpty() && !cancelled) {
        takeEnded(open, listener);
        Thread.sleep(MILLISECONDS_BETWEEN);
        if (!asked && seconds(begun) > SECONDS_TO_COME) {
          asked = true;
          sayIfNobodyCame(open.size(), tasks.size(), listener);
        }
      }
      if (cancelled) {
        awaitSaved();
        takeEnded(open, listener);
      }
    } catch (InterruptedException e) {
      cancel();
      awaitSaved();
      throw e;
    } finally {
      context.sc().removeSparkListener(machines);
      AtomicFiles.deleteFolder(sent);
      ended.countDown();
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) * 1e-9;
  }

  private void sayIfNobodyCame(int open, int all, Listener listener) {
    if (open == all && !isTraining()) {
      listener.nobodyCame();
    }
  }

  /** Spark names a file that it sends by its own name. */
  private void send(Map<String, Path> files, Path folder) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      Path named = folder.resolve(file.getKey());
      Files.copy(file.getValue(), named);
      context.addFile(named.toUri().toString());
    }
  }

  private Map<Integer, JavaFutureAction<List<byte[]>>> begin(List<Task> tasks) {
    context.setJobGroup(GROUP, "runs of a study", true);
    Map<Integer, JavaFutureAction<List<byte[]>>> open = new LinkedHashMap<>();
    for (int t = 0; t < tasks.size() && !cancelled; t++) {
      RunTask task = new RunTask(tasks.get(t).order(), tasks.get(t).folder());
      JavaRDD<String> one = context.parallelize(List.of(""), 1);
      open.put(t, one.mapPartitions(task).collectAsync());
    }
    return open;
  }

  private void takeEnded(Map<Integer, JavaFutureAction<List<byte[]>>> open, Listener listener)
      throws InterruptedException {
    for (Map.Entry<Integer, JavaFutureAction<List<byte[]>>> job :
        new ArrayList<>(open.entrySet())) {
      if (job.getValue().isDone()) {
        open.remove(job.getKey());
        try {
          listener.answered(job.getKey(), job.getValue().get());
        } catch (ExecutionException e) {
          if (!cancelled) {
            listener.failed(job.getKey(), SparkClusters.sentence(e));
          }
        }
      }
    }
  }

  @Override
  public void cancel() {
    cancelled = true;
    if (!context.sc().isStopped()) {
      context.cancelJobGroup(GROUP);
    }
  }

  /** A task that is told to end does so when its run has saved. An interrupt is not heeded. */
  private void awaitSaved() {
    long begun = System.nanoTime();
    boolean interrupted = false;
    while (isTraining() && seconds(begun) < MOST_SECONDS_TO_STOP) {
      try {
        Thread.sleep(MILLISECONDS_BETWEEN);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isTraining() {
    if (context.sc().isStopped()) {
      return false;
    }
    for (SparkExecutorInfo executor : context.sc().statusTracker().getExecutorInfos()) {
      if (executor.numRunningTasks() > 0) {
        return true;
      }
    }
    return false;
  }

  /** At the end of the process. */
  private void stop() {
    cancel();
    try {
      if (!ended.await(MOST_SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        LOG.warn("The runs did not stop in time; they go on from their last checkpoints.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    if (!ShutdownHookManager.get().isShutdownInProgress()) {
      ShutdownHookManager.get().removeShutdownHook(stopper);
    }
    context.close();
  }

  /** Hears of machines that are gone. */
  private final class Machines extends SparkListener {
    private final Listener listener;

    Machines(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
      if (!cancelled) {
        String why = removed.reason().lines().findFirst().orElse("").strip();
        listener.lost("executor " + removed.executorId(), why.endsWith(".") ? why : why + ".");
      }
    }
  }
}
