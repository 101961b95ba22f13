package recdenoiser.engine.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.KernelChoice;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.train.SelfAttentiveLearner;
import recdenoiser.engine.train.SelfAttentiveSettings;
import recdenoiser.engine.train.StepReport;
import recdenoiser.engine.train.TrainingSequences;

/** Times whole training steps: assembling the batch and drawing negatives included. */
public final class StepBenchmark {
  /** As many items as MovieLens-1M has, for sequences that are made up. */
  private static final int ITEMS = 3416;

  private static final int USERS = 1024;

  private StepBenchmark() {}

  /**
   * @param medianMsPerStep and {@code minMsPerStep}: wall-clock milliseconds
   * @param allocatedBytesPerStep on the heap by all threads, median of the measured steps
   * @param workingMemoryBytes what training holds after the measured steps: weights, optimiser,
   *     buffers and Java objects, without the JVM's and the libraries' own
   * @param peakMemoryBytes the most that the whole process held at once, 0 where the system does
   *     not tell
   * @param timeShares share of the working time by operation and direction, measured in further
   *     steps
   */
  public record Result(
      int steps,
      int threads,
      String kernels,
      double medianMsPerStep,
      double minMsPerStep,
      double sequencesPerSecond,
      double tokensPerSecond,
      double tokensPerStep,
      long allocatedBytesPerStep,
      long workingMemoryBytes,
      long peakMemoryBytes,
      Map<String, Double> timeShares) {}

  /** Users whose training sequences fill the window exactly: nothing could be saved on padding. */
  public static TrainingSequences fullWindows(int window) {
    long key = Draws.key(1, Draws.Purpose.NEGATIVES, 0);
    long[][] times = times(key, window + 1);
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return ITEMS;
      }

      @Override
      public int userCount() {
        return USERS;
      }

      @Override
      public int length(int user) {
        return window + 1;
      }

      @Override
      public boolean hasTimes() {
        return true;
      }

      @Override
      public long time(int user, int position) {
        return times[user][position];
      }

      @Override
      public int item(int user, int position) {
        return 1 + Draws.below(Draws.derive(key, user), position, ITEMS);
      }
    };
  }

  /** From a minute to some hours between one action and the next. */
  private static long[][] times(long key, int actions) {
    long[][] times = new long[USERS][actions];
    for (int user = 0; user < USERS; user++) {
      long gaps = Draws.derive(key, -1 - user);
      for (int a = 1; a < actions; a++) {
        times[user][a] = times[user][a - 1] + 60L * (1 + Draws.below(gaps, a, 200));
      }
    }
    return times;
  }

  /** Users 0 … for {@link #fullWindows}. */
  public static int[] users() {
    int[] users = new int[USERS];
    Arrays.setAll(users, u -> u);
    return users;
  }

  /**
   * @param users whom batches are made of, in this order, again from the start when they are used
   *     up
   * @param warmUp steps that are not measured
   */
  public static Result run(
      SelfAttentiveSettings settings,
      TrainingSequences data,
      int[] users,
      int threads,
      int warmUp,
      int steps) {
    try (SelfAttentiveLearner learner = new SelfAttentiveLearner(settings, data, threads)) {
      Loop loop = new Loop(learner, users, Math.min(settings.training().batchSize(), users.length));
      loop.run(warmUp);
      loop.run(steps);
      double[] ms = loop.milliseconds.clone();
      long[] allocated = loop.allocated.clone();
      double tokens = loop.tokens / (double) steps;
      learner.timeOperations(true);
      loop.run(Math.max(5, steps / 4));
      Arrays.sort(ms);
      Arrays.sort(allocated);
      double median = ms[ms.length / 2];
      return new Result(
          steps,
          threads,
          KernelChoice.name(),
          round(median, 3),
          round(ms[0], 3),
          round(1e3 * loop.batch / median, 1),
          round(1e3 * tokens / median, 1),
          round(tokens, 1),
          allocated[allocated.length / 2],
          workingMemory(),
          PeakMemory.bytes().orElse(0),
          shares(learner.operationTimes()));
    }
  }

  private static long workingMemory() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() + Storage.takenBytes();
  }

  private static Map<String, Double> shares(Map<String, Long> nanos) {
    double total = nanos.values().stream().mapToLong(Long::longValue).sum();
    Map<String, Double> shares = new LinkedHashMap<>();
    nanos.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .forEach(entry -> shares.put(entry.getKey(), round(entry.getValue() / total, 4)));
    return shares;
  }

  private static double round(double value, int decimals) {
    double factor = Math.pow(10, decimals);
    return Math.round(value * factor) / factor;
  }

  private static final class Loop {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final SelfAttentiveLearner learner;
    private final int[] users;
    private final int batch;
    private double[] milliseconds;
    private long[] allocated;
    private long tokens;
    private long step;
    private int next;

    Loop(SelfAttentiveLearner learner, int[] users, int batch) {
      this.learner = learner;
      this.users = users;
      this.batch = batch;
    }

    void run(int steps) {
      milliseconds = new double[steps];
      allocated = new long[steps];
      tokens = 0;
      for (int s = 0; s < steps; s++) {
        if (next + batch > users.length) {
          next = 0;
        }
        long before = allocatedBytes();
        long start = System.nanoTime();
        StepReport report = learner.step(users, next, next + batch, ++step);
        milliseconds[s] = (System.nanoTime() - start) / 1e6;
        allocated[s] = allocatedBytes() - before;
        tokens += report.tokens();
        next += batch;
      }
    }

    private long allocatedBytes() {
      long sum = 0;
      for (long bytes : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
        sum += Math.max(bytes, 0);
      }
      return sum;
    }
  }
}
