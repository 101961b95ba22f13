package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.LeaveOneOut;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;

/** Scores and ranks a chunk of users after the other, on one thread, with buffers of its own. */
final class ChunkRanker {
  private final LeaveOneOut data;
  private final LeaveOneOut clean;
  private final Sequences sequences;
  private final FrozenNegatives negatives;
  private final int[] rowOfUser;
  private final boolean excludeSeen;
  private final int maxLength;
  private final int width;
  private final float[] scores;
  private final int[] items;
  private final int[] offsets;
  private final int[] users;
  private final long[] times;
  private final int[] drawn;
  private final int[] seenBy;
  private int seenMark;
  private final Comparison comparison = new Comparison();

  ChunkRanker(
      LeaveOneOut data,
      FrozenNegatives negatives,
      int[] rowOfUser,
      boolean excludeSeen,
      int maxLength,
      int mostUsers) {
    this.data = data;
    this.clean = data.clean();
    this.sequences = data.sequences();
    this.negatives = negatives;
    this.rowOfUser = rowOfUser;
    this.excludeSeen = excludeSeen;
    this.maxLength = maxLength;
    this.width = sequences.itemCount() + 1;
    this.scores = new float[Math.multiplyExact(mostUsers, width)];
    this.items = new int[mostUsers * Math.min(maxLength, longest())];
    this.offsets = new int[mostUsers + 1];
    this.users = new int[mostUsers];
    this.times = sequences.hasTimes() ? new long[items.length] : null;
    this.drawn = new int[negatives.perUser()];
    this.seenBy = new int[width];
  }

  private int longest() {
    int longest = 1;
    for (int user = 0; user < sequences.userCount(); user++) {
      longest = Math.max(longest, sequences.length(user));
    }
    return longest;
  }

  void rank(Recommender recommender, Ranks ranks, int from, int to) {
    recommender.score(pack(ranks, from, to), scores);
    for (int i = from; i < to; i++) {
      int user = ranks.users()[i];
      int row = (i - from) * width;
      float target = scores[row + data.target(user, ranks.split())];
      ranks.full()[i] = 1 + fullAhead(user, ranks.split(), row, target);
      ranks.sampled()[i] = 1 + sampledAhead(user, ranks.split(), row, target);
    }
  }

  private PackedHistories pack(Ranks ranks, int from, int to) {
    for (int i = from; i < to; i++) {
      int user = ranks.users()[i];
      int known = data.historyLength(user, ranks.split());
      int given = Math.min(known, maxLength);
      int offset = offsets[i - from];
      sequences.copyItems(user, known - given, items, offset, given);
      offsets[i - from + 1] = offset + given;
      users[i - from] = user;
      for (int a = 0; times != null && a < given; a++) {
        times[offset + a] = sequences.time(user, known - given + a);
      }
    }
    return new PackedHistories(items, offsets, to - from, users, times);
  }

  /** How many items of the catalogue come before the target; an equal score counts half. */
  private double fullAhead(int user, Split split, int row, float target) {
    comparison.count(scores, row + 1, row + width, target);
    if (comparison.holdsNaN()) {
      throw notANumber(user, row);
    }
    if (excludeSeen) {
      leaveOutSeen(user, split, row, target);
    }
    return comparison.ahead();
  }

  /**
   * What the user has really seen: so noise changes nothing about whom the target is ranked among.
   */
  private void leaveOutSeen(int user, Split split, int row, float target) {
    seenMark++;
    seenBy[data.target(user, split)] = seenMark;
    for (int position = 0; position < clean.historyLength(user, split); position++) {
      int item = clean.sequences().item(user, position);
      if (seenBy[item] != seenMark) {
        seenBy[item] = seenMark;
        comparison.leaveOut(scores[row + item], target);
      }
    }
  }

  private double sampledAhead(int user, Split split, int row, float target) {
    negatives.copy(rowOfUser[user], split, drawn);
    int higher = 0;
    int equal = 0;
    for (int item : drawn) {
      higher += scores[row + item] > target ? 1 : 0;
      equal += scores[row + item] == target ? 1 : 0;
    }
    return higher + 0.5 * equal;
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
            + " is not a number: its weights have diverged, which a smaller learning rate may prevent.");
  }
}
