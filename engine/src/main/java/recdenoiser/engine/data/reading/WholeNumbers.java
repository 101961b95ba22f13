package recdenoiser.engine.data.reading;

import java.nio.charset.StandardCharsets;

/**
 * Ids of a table in which all are whole numbers, without the decimals that some have.
 *
 * @param table the ids as they are now
 * @param numbers of ids now, by their numbers before; null where nothing has changed
 * @param count of ids that had decimals
 */
record WholeNumbers(TokenTable table, int[] numbers, int count) {
  private static final String WHOLE = "-?\\d+(\\.0+)?";

  static WholeNumbers of(TokenTable before) {
    int decimal = 0;
    for (int number = 0; number < before.size(); number++) {
      String id = before.of(number);
      if (!id.matches(WHOLE)) {
        return new WholeNumbers(before, null, 0);
      }
      decimal += id.indexOf('.') >= 0 ? 1 : 0;
    }
    if (decimal == 0) {
      return new WholeNumbers(before, null, 0);
    }
    TokenTable table = new TokenTable();
    int[] numbers = new int[before.size()];
    for (int number = 0; number < numbers.length; number++) {
      byte[] id = before.of(number).replaceFirst("\\.0+$", "").getBytes(StandardCharsets.UTF_8);
      numbers[number] = table.number(id, 0, id.length);
    }
    return new WholeNumbers(table, numbers, decimal);
  }

  GrowingInts renumbered(GrowingInts before) {
    if (numbers == null) {
      return before;
    }
    GrowingInts after = new GrowingInts();
    for (int i = 0; i < before.size(); i++) {
      after.add(numbers[before.get(i)]);
    }
    return after;
  }
}
