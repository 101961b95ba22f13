package recdenoiser.engine.data.importing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes an action of every element of a list in a cell, in the list's order. Ratings and times that
 * are lists of the same length go with the items one by one; others go with all of them.
 *
 * <p>A history is told again with every line of its user: what was told already is not taken again,
 * and a line that tells another history is left out.
 */
final class UnfoldingSink implements RecordSink {
  private final RecordSink into;
  private final ImportPlan plan;
  private final Field[] fields;
  private final Map<String, List<String>> told = new HashMap<>();

  UnfoldingSink(ImportPlan plan, RecordSink into) {
    this.into = into;
    this.plan = plan;
    this.fields =
        IntStream.rangeClosed(0, ActionColumns.HISTORY)
            .mapToObj(column -> new Field())
            .toArray(Field[]::new);
  }

  @Override
  public Field[] fields() {
    return fields;
  }

  @Override
  public void record(long line) {
    if (plan.columns().hasHistory()) {
      history(line);
      return;
    }
    List<String> items = elements(ActionColumns.ITEM);
    if (items.isEmpty()) {
      deliver(line, "", text(ActionColumns.RATING), text(ActionColumns.TIME));
    }
    List<String> ratings = elements(ActionColumns.RATING);
    List<String> times = elements(ActionColumns.TIME);
    for (int i = 0; i < items.size(); i++) {
      deliver(
          line,
          items.get(i),
          ratings.size() == items.size() ? ratings.get(i) : text(ActionColumns.RATING),
          times.size() == items.size() ? times.get(i) : text(ActionColumns.TIME));
    }
  }

  private void history(long line) {
    List<String> all = new ArrayList<>(elements(ActionColumns.HISTORY));
    if (!plan.columns().item().isEmpty()) {
      all.addAll(elements(ActionColumns.ITEM));
    }
    if (all.isEmpty()) {
      deliver(line, "", "", "");
      return;
    }
    List<String> before = told.getOrDefault(text(ActionColumns.USER), List.of());
    int common = Math.min(before.size(), all.size());
    if (!all.subList(0, common).equals(before.subList(0, common))) {
      into.reject(
          line,
          "found another history of the user \""
              + text(ActionColumns.USER)
              + "\" than in a line before, expected one that goes on",
          text(ActionColumns.HISTORY));
      return;
    }
    for (String item : all.subList(common, all.size())) {
      deliver(line, item, "", "");
    }
    if (all.size() > before.size()) {
      told.put(text(ActionColumns.USER), List.copyOf(all));
    }
  }

  private void deliver(long line, String item, String rating, String time) {
    Field user = fields[ActionColumns.USER];
    into.fields()[ActionColumns.USER].set(user.bytes(), user.from(), user.to());
    set(ActionColumns.ITEM, item);
    set(ActionColumns.RATING, rating);
    set(ActionColumns.TIME, time);
    into.record(line);
  }

  private void set(int column, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    into.fields()[column].set(bytes, 0, bytes.length);
  }

  private String text(int column) {
    return fields[column].toString();
  }

  private List<String> elements(int column) {
    return CellList.elements(text(column), plan.layout().lists());
  }

  @Override
  public void reject(long line, String reason, String text) {
    into.reject(line, reason, text);
  }
}
