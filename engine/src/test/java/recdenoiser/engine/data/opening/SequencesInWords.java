package recdenoiser.engine.data.opening;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import recdenoiser.engine.data.PackedHistories;
import recdenoiser.engine.data.Sequences;

/** Sequences as lists of words, to be compared with what a person would write. */
public final class SequencesInWords {
  private SequencesInWords() {}

  /** Such as "anna: 5 7 9". */
  public static List<String> described(Sequences data) {
    List<String> lines = new ArrayList<>();
    for (int user = 0; user < data.userCount(); user++) {
      StringBuilder line = new StringBuilder(data.userLabel(user)).append(':');
      for (int position = 0; position < data.length(user); position++) {
        line.append(' ').append(data.itemToken(data.item(user, position)));
      }
      lines.add(line.toString());
    }
    return lines;
  }

  public static List<String> items(Sequences data) {
    return IntStream.rangeClosed(1, data.itemCount()).mapToObj(data::itemToken).toList();
  }

  /** One user for each array; the item called "7" has number 7 if items 1 to 7 all appear. */
  public static Sequences of(int itemCount, int[]... users) {
    PackedHistories packed = PackedHistories.of(users);
    return new Sequences(
        "test",
        itemCount,
        packed.offsets(),
        packed.items(),
        null,
        user -> "u" + user,
        item -> String.valueOf(item + 1));
  }
}
