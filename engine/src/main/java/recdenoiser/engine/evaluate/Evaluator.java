package recdenoiser.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.recommend.Recommender;

/**
 * Ranks the true next item of every user, against the user's frozen negatives of each kind and
 * against the whole catalogue, from the same scores.
 *
 * <p>The result does not depend on the number of threads: every user's rank has its own place, and
 * averages are summed in the order of the users.
 */
public final class Evaluator implements AutoCloseable {
  /** Scores held at once by one thread, at most, unless one user has more. */
  private static final int SCORES = 1 << 21;

  private static final int MOST_USERS_AT_ONCE = 256;

  private final DataSplit data;
  private final Candidates candidates;
  private final boolean excludeSeen;
  private final int maxLength;
  private final int threads;
  private final ExecutorService workers;
  private final int[] rowOfUser;

  /**
   * @param maxLength how many of the most recent items of a history are given to the model
   * @param threads how many score at once
   */
  public Evaluator(
      DataSplit data,
      Candidates candidates,
      EvaluationSettings settings,
      int maxLength,
      int threads) {
    if (maxLength < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "An evaluation needs at least 1 item and 1 thread, not "
              + maxLength
              + " and "
              + threads
              + ".");
    }
    this.data = data;
    this.candidates = candidates;
    this.excludeSeen = settings.excludeSeen();
    this.maxLength = maxLength;
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads, Evaluator::worker);
    this.rowOfUser = rowOfUser(data);
  }

  private static Thread worker(Runnable task) {
    Thread thread = new Thread(task, "evaluation");
    thread.setDaemon(true);
    return thread;
  }

  private static int[] rowOfUser(DataSplit data) {
    int[] rows = new int[data.sequences().userCount()];
    Arrays.fill(rows, -1);
    for (int row = 0; row < data.evaluatedUsers().length; row++) {
      rows[data.evaluatedUsers()[row]] = row;
    }
    return rows;
  }

  /** Evaluates all users that can be. */
  public Evaluation evaluate(Recommender recommender, Split split) {
    return evaluate(recommender, split, data.evaluatedUsers(split));
  }

  /**
   * Evaluates some of the users.
   *
   * @param users each one of {@link DataSplit#evaluatedUsers(Split)}
   * @throws ScoreProblem if a score is not a number
   */
  public Evaluation evaluate(Recommender recommender, Split split, int[] users) {
    return evaluate(recommender, new Question(split, 1, null), users);
  }

  private Evaluation evaluate(Recommender recommender, Question question, int[] users) {
    long begun = System.nanoTime();
    Ranks ranks = rank(recommender, question, users);
    return Evaluation.of(ranks, (System.nanoTime() - begun) / 1e9);
  }

  /**
   * The rank of the true next item of each user that can be evaluated.
   *
   * @throws ScoreProblem if a score is not a number
   */
  public Ranks rank(Recommender recommender, Split split) {
    return rank(recommender, split, data.evaluatedUsers(split));
  }

  /**
   * The rank of each user's true next item.
   *
   * @param users each one of {@link DataSplit#evaluatedUsers(Split)}
   * @throws ScoreProblem if a score is not a number
   */
  public Ranks rank(Recommender recommender, Split split, int[] users) {
    return rank(recommender, new Question(split, 1, null), users);
  }

  /**
   * As {@link #rank(Recommender, Split)}, with the best items of every user, for {@link
   * FurtherMetrics} and for groups of users.
   *
   * @throws ScoreProblem if a score is not a number
   */
  public RankedLists rankWithLists(Recommender recommender, Split split) {
    int[] users = data.evaluatedUsers(split);
    TopLists lists = TopLists.ofUsers(users.length);
    Ranks ranks = rank(recommender, new Question(split, 1, null), users, lists);
    return new RankedLists(data, ranks, lists, candidates);
  }

  /**
   * Ranks the actions that are held out one after the other, of all users that can be evaluated:
   * once after what the user really did until then, once after what the model itself expected.
   *
   * <p>What it expected is its best item at every step (of equals the one with the smaller number),
   * with {@code excludeSeen} the best that the history does not hold yet. Nobody knows when it
   * would happen: it stands at the time of the last known action.
   *
   * @param steps how many actions, at most {@link DataSplit#heldOut()}
   * @throws ScoreProblem if a score is not a number
   */
  public List<StepAhead> stepsAhead(Recommender recommender, int steps) {
    if (steps < 1 || steps > data.heldOut()) {
      throw new IllegalArgumentException(
          "There must be 1 to "
              + data.heldOut()
              + " steps, the actions that are held out; found "
              + steps
              + ".");
    }
    int[] users = data.evaluatedUsers(Split.TEST);
    int[][] expected = new int[users.length][steps];
    List<StepAhead> results = new ArrayList<>();
    for (int step = 1; step <= steps; step++) {
      Evaluation own = evaluate(recommender, new Question(Split.TEST, step, expected), users);
      Evaluation real =
          step == 1 ? own : evaluate(recommender, new Question(Split.TEST, step, null), users);
      results.add(new StepAhead(step, real, own));
    }
    return List.copyOf(results);
  }

  private Ranks rank(Recommender recommender, Question question, int[] users) {
    return rank(recommender, question, users, null);
  }

  private Ranks rank(Recommender recommender, Question question, int[] users, TopLists lists) {
    if (recommender.itemCount() != data.sequences().itemCount()) {
      throw new IllegalArgumentException(
          "The model knows "
              + recommender.itemCount()
              + " items, the data has "
              + data.sequences().itemCount()
              + ".");
    }
    Ranks ranks = unranked(question.split(), users);
    int atOnce = usersAtOnce();
    AtomicInteger nextChunk = new AtomicInteger();
    List<Future<?>> tasks = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      tasks.add(
          workers.submit(
              () -> {
                ChunkRanker own =
                    new ChunkRanker(data, candidates, rowOfUser, excludeSeen, maxLength, atOnce);
                Chunk chunk = (from, to) -> own.rank(recommender, question, ranks, lists, from, to);
                rankChunks(chunk, ranks, atOnce, nextChunk);
              }));
    }
    await(tasks, () -> nextChunk.set(pastTheLast(ranks, atOnce)));
    return ranks;
  }

  private Ranks unranked(Split split, int[] users) {
    Map<Ranking, double[]> places = new EnumMap<>(Ranking.class);
    candidates.rankings().forEach(ranking -> places.put(ranking, new double[users.length]));
    return new Ranks(split, users, places);
  }

  private int usersAtOnce() {
    int width = data.sequences().itemCount() + 1;
    return Math.max(1, Math.min(MOST_USERS_AT_ONCE, SCORES / width));
  }

  /** Ranks users {@code from … to - 1}. */
  private interface Chunk {
    void rank(int from, int to);
  }

  private static void rankChunks(Chunk chunk, Ranks ranks, int atOnce, AtomicInteger nextChunk) {
    while (true) {
      int from = nextChunk.getAndIncrement() * atOnce;
      if (from >= ranks.users().length) {
        return;
      }
      try {
        int to = Math.min(from + atOnce, ranks.users().length);
        chunk.rank(from, to);
      } catch (RuntimeException | Error e) {
        nextChunk.set(pastTheLast(ranks, atOnce));
        throw e;
      }
    }
  }

  private static int pastTheLast(Ranks ranks, int atOnce) {
    return ranks.users().length / atOnce + 1;
  }

  /** Waits until every worker is done, also when interrupted: the model must not be used after. */
  private static void await(List<Future<?>> tasks, Runnable stop) {
    Throwable first = null;
    boolean interrupted = false;
    for (Future<?> task : tasks) {
      for (boolean done = false; !done; ) {
        try {
          task.get();
          done = true;
        } catch (ExecutionException e) {
          first = first == null ? e.getCause() : first;
          done = true;
        } catch (InterruptedException e) {
          interrupted = true;
          stop.run();
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The evaluation was interrupted.");
    }
    if (first instanceof Error error) {
      throw error;
    }
    if (first instanceof RuntimeException problem) {
      throw problem;
    }
  }

  @Override
  public void close() {
    workers.shutdown();
  }
}
