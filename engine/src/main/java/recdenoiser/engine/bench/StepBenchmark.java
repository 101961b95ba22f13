package recdenoiser.engine.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import recdenoiser.engine.batch.TrainingSequences;
import recdenoiser.engine.model.ModelKinds;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Draws;
import recdenoiser.engine.tensor.Storage;
import recdenoiser.engine.tensor.simd.KernelChoice;
import recdenoiser.engine.train.Learner;
import recdenoiser.engine.train.Learners;
import recdenoiser.engine.train.NetworkLearner;
import recdenoiser.engine.train.StepReport;
import recdenoiser.engine.train.TrainingSettings;

/** Times whole training steps: assembling the batch and drawing negatives included. */
public final class StepBenchmark {
  /** As many items as MovieLens-1M has, for sequences that are made up. */
  private static final int ITEMS = 3416;

  private static final int USERS = 1024;

  /** Of a catalogue of another size: so many that an item is not on every few of their batches. */
  private static final int MANY_USERS = 65536;

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
    return fullWindows(window, ITEMS, USERS);
  }

  private static TrainingSequences fullWindows(int window, int items, int users) {
    long key = Draws.key(1, Draws.Purpose.NEGATIVES, 0);
    long[][] times = times(key, users, window + 1);
    return new TrainingSequences() {
      @Override
      public int itemCount() {
        return items;
      }

      @Override
      public int userCount() {
        return users;
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
        return 1 + Draws.below(Draws.derive(key, user), position, items);
      }
    };
  }

  /** From a minute to some hours between one action and the next. */
  private static long[][] times(long key, int users, int actions) {
    long[][] times = new long[users][actions];
    for (int user = 0; user < users; user++) {
      long gaps = Draws.derive(key, -1 - user);
      for (int a = 1; a < actions; a++) {
        times[user][a] = times[user][a - 1] + 60L * (1 + Draws.below(gaps, a, 200));
      }
    }
    return times;
  }

  /** Users 0 … for {@link #fullWindows(int)}. */
  public static int[] users() {
    return users(USERS);
  }

  private static int[] users(int count) {
    int[] users = new int[count];
    Arrays.setAll(users, u -> u);
    return users;
  }

  /**
   * The same of sequences that fill the window, by 65,536 users.
   *
   * @param items of the catalogue
   */
  public static Result ofCatalogue(
      SettingGroups settings, int window, int items, int threads, int warmUp, int steps) {
    TrainingSequences data = fullWindows(window, items, MANY_USERS);
    return run(settings, data, users(MANY_USERS), threads, warmUp, steps);
  }

  /**
   * @param users whom batches are made of, in this order, again from the start when they are used
   *     up
   * @param warmUp steps that are not measured
   */
  public static Result run(
      SettingGroups settings,
      TrainingSequences data,
      int[] users,
      int threads,
      int warmUp,
      int steps) {
    try (Learner learner = Learners.create(settings, data, threads)) {
      boolean inSteps = ModelKinds.of(settings).needs().steps();
      int batch = Math.min(settings.get(TrainingSettings.class).batchSize(), users.length);
      Work work = inSteps ? stepsOf(learner, users, batch) : () -> fit(settings, data);
      Loop loop = new Loop(work);
      loop.run(warmUp);
      loop.run(steps);
      double[] ms = loop.milliseconds.clone();
      long[] allocated = loop.allocated.clone();
      double tokens = loop.tokens / (double) steps;
      timeOperations(learner);
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
          round(1e3 * (inSteps ? batch : users.length) / median, 1),
          round(1e3 * tokens / median, 1),
          round(tokens, 1),
          allocated[allocated.length / 2],
          workingMemory(),
          PeakMemory.bytes().orElse(0),
          shares(operationTimes(learner)));
    }
  }

  private static void timeOperations(Learner learner) {
    if (learner instanceof NetworkLearner network) {
      network.timeOperations(true);
    }
  }

  private static Map<String, Long> operationTimes(Learner learner) {
    return learner instanceof NetworkLearner network ? network.operationTimes() : Map.of();
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

  /** What is measured: a training step, or all that a model without steps does to learn. */
  @FunctionalInterface
  private interface Work {
    /** Returns how many tokens were learned from. */
    long run();
  }

  private static Work stepsOf(Learner learner, int[] users, int batch) {
    return new Work() {
      private long step;
      private int next;

      @Override
      public long run() {
        if (next + batch > users.length) {
          next = 0;
        }
        StepReport report = learner.step(users, next, next + batch, ++step);
        next += batch;
        return report.tokens();
      }
    };
  }

  private static long fit(SettingGroups settings, TrainingSequences data) {
    Learners.create(settings, data, 1).close();
    long tokens = 0;
    for (int user = 0; user < data.userCount(); user++) {
      tokens += data.length(user);
    }
    return tokens;
  }

  private static final class Loop {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Work work;
    private double[] milliseconds;
    private long[] allocated;
    private long tokens;

    Loop(Work work) {
      this.work = work;
    }

    void run(int steps) {
      milliseconds = new double[steps];
      allocated = new long[steps];
      tokens = 0;
      for (int s = 0; s < steps; s++) {
        long before = allocatedBytes();
        long start = System.nanoTime();
        tokens += work.run();
        milliseconds[s] = (System.nanoTime() - start) / 1e6;
        allocated[s] = allocatedBytes() - before;
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
