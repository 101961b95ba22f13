package recdenoiser.app.inspect;

import java.util.List;

/**
 * What one run answers after the sequence.
 *
 * @param name of the run
 * @param notes in what it was given something else, or what it has not; one sentence each
 * @param target in words: the true next item and its ranks
 * @param hasRule whether there are two lists, or, of a model without attention, only the first
 * @param rows of the lists of recommendations
 */
record RunAnswer(String name, List<String> notes, String target, boolean hasRule, List<Row> rows) {
  RunAnswer {
    notes = List.copyOf(notes);
    rows = List.copyOf(rows);
  }

  /**
   * One place of both lists.
   *
   * @param with the item recommended with the rule
   * @param without the item recommended without it
   * @param onlyWith whether the list without the rule has the first one nowhere
   * @param onlyWithout whether the list with the rule has the second one nowhere
   */
  record Row(int rank, String with, String without, boolean onlyWith, boolean onlyWithout) {}
}
