package recdenoiser.engine.evaluate;

import java.util.Map;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.recommend.Recommender;

/** Scores and ranks a chunk of users after the other, on one thread, with buffers of its own. */
final class ChunkRanker {
  /** The greatest cutoff. */
  private static final int LIST = RankingMetrics.CUTOFFS[RankingMetrics.CUTOFFS.length - 1];

  private final DataSplit data;
  private final DataSplit clean;
  private final Sequences sequences;
  private final Candidates candidates;
  private final int[] rowOfUser;
  private final boolean excludeSeen;
  private final int maxLength;
  private final int width;
  private final float[] scores;
  private final int[] items;
  private final int[] offsets;
  private final int[] users;
  private final long[] times;
  private final int[] seenBy;
  private int seenMark;
  private final Comparison comparison = new Comparison();
  private final TopSelection selection = new TopSelection(LIST);
  private int left;

  ChunkRanker(
      DataSplit data,
      Candidates candidates,
      int[] rowOfUser,
      boolean excludeSeen,
      int maxLength,
      int mostUsers) {
    this.data = data;
    this.clean = data.clean();
    this.sequences = data.sequences();
    this.candidates = candidates;
    this.rowOfUser = rowOfUser;
    this.excludeSeen = excludeSeen;
    this.maxLength = maxLength;
    this.width = sequences.itemCount() + 1;
    this.scores = new float[Math.multiplyExact(mostUsers, width)];
    this.items = new int[mostUsers * Math.min(maxLength, longest())];
    this.offsets = new int[mostUsers + 1];
    this.users = new int[mostUsers];
    this.times = sequences.hasTimes() ? new long[items.length] : null;
    this.seenBy = new int[width];
  }

  private int longest() {
    int longest = 1;
    for (int user = 0; user < sequences.userCount(); user++) {
      longest = Math.max(longest, sequences.length(user));
    }
    return longest;
  }

  /**
   * Ranks users {@code from … to - 1} of those to be ranked.
   *
   * @param lists null where nobody asks for them
   */
  void rank(
      Recommender recommender, Question question, Ranks ranks, TopLists lists, int from, int to) {
    recommender.score(pack(question, ranks, from, to), scores);
    for (int i = from; i < to; i++) {
      int user = ranks.users()[i];
      int row = (i - from) * width;
      int target = question.target(data, user);
      comparison.count(scores, row + 1, row + width, scores[row + target]);
      if (comparison.holdsNaN()) {
        throw notANumber(user, row);
      }
      left = 0;
      if (excludeSeen) {
        leaveOutSeen(question, i, user, row, target);
      }
      ranks.full()[i] = 1 + comparison.ahead();
      for (Map.Entry<Ranking, FrozenNegatives> drawn : candidates.negatives().entrySet()) {
        int[] negatives = drawn.getValue().of(rowOfUser[user], target);
        ranks.among(drawn.getKey())[i] = 1 + ahead(negatives, row, target);
      }
      if (lists != null) {
        lists.items()[i] = selection.of(scores, row, width, item -> isOpen(item, target));
        lists.others()[i] = sequences.itemCount() - 1 - left;
      }
      if (question.expected() != null) {
        question.expected()[i][question.step() - 1] = best(row);
      }
    }
  }

  private PackedHistories pack(Question question, Ranks ranks, int from, int to) {
    int expected = Math.min(question.expectedItems(), maxLength);
    for (int i = from; i < to; i++) {
      int user = ranks.users()[i];
      int known = question.known(data, user);
      int given = Math.min(known, maxLength - expected);
      int offset = offsets[i - from];
      int end = offset + given + expected;
      sequences.copyItems(user, known - given, items, offset, given);
      for (int e = 0; e < expected; e++) {
        items[offset + given + e] = question.expected()[i][question.expectedItems() - expected + e];
      }
      offsets[i - from + 1] = end;
      users[i - from] = user;
      for (int a = offset; times != null && a < end; a++) {
        times[a] = sequences.time(user, Math.min(known - given + a - offset, known - 1));
      }
    }
    return new PackedHistories(items, offsets, to - from, users, times);
  }

  /**
   * What the user has really seen, so that noise changes nothing about whom the target is ranked
   * among, and what the model expected since.
   */
  private void leaveOutSeen(Question question, int place, int user, int row, int target) {
    seenMark++;
    int known = question.known(clean, user);
    for (int position = 0; position < known; position++) {
      leaveOut(clean.sequences().item(user, position), row, target);
    }
    for (int e = 0; e < question.expectedItems(); e++) {
      leaveOut(question.expected()[place][e], row, target);
    }
  }

  private void leaveOut(int item, int row, int target) {
    if (seenBy[item] != seenMark) {
      seenBy[item] = seenMark;
      if (item != target) {
        comparison.leaveOut(scores[row + item], scores[row + target]);
        left++;
      }
    }
  }

  private boolean isOpen(int item, int target) {
    return !excludeSeen || seenBy[item] != seenMark || item == target;
  }

  private double ahead(int[] negatives, int row, int target) {
    float score = scores[row + target];
    int higher = 0;
    int equal = 0;
    for (int item : negatives) {
      higher += scores[row + item] > score ? 1 : 0;
      equal += scores[row + item] == score ? 1 : 0;
    }
    return higher + 0.5 * equal;
  }

  /** What the model expects most, of equals the first; item 1 where everything is left out. */
  private int best(int row) {
    int best = 0;
    for (int item = 1; item < width; item++) {
      boolean open = !excludeSeen || seenBy[item] != seenMark;
      if (open && (best == 0 || scores[row + item] > scores[row + best])) {
        best = item;
      }
    }
    return best == 0 ? 1 : best;
  }

  private ScoreProblem notANumber(int user, int row) {
    int item = 1;
    while (!Float.isNaN(scores[row + item])) {
      item++;
    }
    return new ScoreProblem(
        "The model's score of item "
            + sequences.itemToken(item)
            + " for user "
            + sequences.userLabel(user)
            + " is not a number: its weights have diverged, which a smaller learning rate may"
            + " prevent.");
  }
}
