package recdenoiser.engine.export;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.recommend.TopItems;
import recdenoiser.engine.recommend.TopItems.Scored;
import recdenoiser.engine.recommend.TrainedModel;

/**
 * The best items of every user after everything the user did.
 *
 * @param items [users × K] the best first, 0 where there are fewer
 * @param scores [users × K] NaN where there are fewer
 */
record UserRecommendations(int top, int[] items, float[] scores) {

  /**
   * @param top K
   * @param includeSeen whether items of the history itself may be recommended
   * @param threads that score; they do not change the result
   */
  static UserRecommendations of(
      TrainedModel model, Sequences data, int top, boolean includeSeen, int threads) {
    int[] items = new int[Math.multiplyExact(data.userCount(), top)];
    float[] scores = new float[items.length];
    Arrays.fill(scores, Float.NaN);
    ForkJoinPool workers = new ForkJoinPool(threads);
    try {
      workers
          .submit(
              () ->
                  IntStream.range(0, data.userCount())
                      .parallel()
                      .forEach(
                          user -> {
                            List<Scored> best = best(model, data, user, top, includeSeen);
                            for (int rank = 0; rank < best.size(); rank++) {
                              items[user * top + rank] = best.get(rank).item();
                              scores[user * top + rank] = best.get(rank).score();
                            }
                          }))
          .join();
    } finally {
      workers.shutdown();
    }
    return new UserRecommendations(top, items, scores);
  }

  private static List<Scored> best(
      TrainedModel model, Sequences data, int user, int top, boolean includeSeen) {
    float[] scores = new float[data.itemCount() + 1];
    model.score(history(data, user, model.window()), scores);
    boolean[] left = new boolean[scores.length];
    if (!includeSeen) {
      for (int position = 0; position < data.length(user); position++) {
        left[data.item(user, position)] = true;
      }
    }
    return TopItems.best(scores, left, top);
  }

  private static PackedHistories history(Sequences data, int user, int window) {
    int length = Math.min(window, data.length(user));
    int from = data.length(user) - length;
    int[] items = new int[length];
    data.copyItems(user, from, items, 0, length);
    long[] times = data.hasTimes() ? new long[length] : null;
    for (int a = 0; times != null && a < length; a++) {
      times[a] = data.time(user, from + a);
    }
    return new PackedHistories(items, new int[] {0, length}, 1, new int[] {user}, times);
  }
}
