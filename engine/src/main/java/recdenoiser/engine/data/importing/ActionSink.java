package recdenoiser.engine.data.importing;

import java.util.Locale;
import java.util.function.DoubleSupplier;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.reading.Interactions;
import recdenoiser.engine.data.reading.MissingMarkers;
import recdenoiser.engine.data.reading.PackedData;
import recdenoiser.engine.data.reading.TokenTable;

/** Collects the actions of a file that are understood and rated well enough. */
final class ActionSink implements RecordSink {
  /** So many can be mapped with their times. */
  static final int MOST_ACTIONS = PackedData.MOST_ACTIONS;

  private static final int LONGEST_ID = 1000;
  private static final int BETWEEN_REPORTS = 1 << 14;

  private final Field[] fields = new Field[ActionColumns.COUNT];
  private final String source;
  private final int mostActions;
  private final ImportPlan plan;
  private final double minRating;
  private final boolean keepMarkers;
  private final Rejections rejections;
  private final ImportWatch watch;
  private final DoubleSupplier share;
  private final Interactions interactions = new Interactions();
  private final TimeNotation.Moment moment = new TimeNotation.Moment();
  private final TokenTable allUsers = new TokenTable();
  private final TokenTable allItems = new TokenTable();
  private long records;
  private long lowRated;
  private long missing;

  /**
   * @param source of the actions, for messages
   * @param mostActions at most {@link #MOST_ACTIONS}; one more is refused
   * @param recipe whose minimum rating and markers are looked at
   * @param share of the file that has been read
   */
  ActionSink(
      String source,
      int mostActions,
      ImportPlan plan,
      ImportRecipe recipe,
      Rejections rejections,
      ImportWatch watch,
      DoubleSupplier share) {
    this.source = source;
    this.mostActions = mostActions;
    this.plan = plan;
    this.minRating = recipe.minRating();
    this.keepMarkers = recipe.keepMarkers();
    this.rejections = rejections;
    this.watch = watch;
    this.share = share;
    for (int i = 0; i < fields.length; i++) {
      fields[i] = new Field();
    }
  }

  @Override
  public Field[] fields() {
    return fields;
  }

  @Override
  public void record(long line) {
    count();
    String problem = problem();
    if (problem != null) {
      missing +=
          isMissing(fields[ActionColumns.USER]) || isMissing(fields[ActionColumns.ITEM]) ? 1 : 0;
      rejections.add(line, problem, text());
      return;
    }
    Field user = fields[ActionColumns.USER];
    Field item = fields[ActionColumns.ITEM];
    if (minRating > 0) {
      allUsers.number(user.bytes(), user.from(), user.to());
      allItems.number(item.bytes(), item.from(), item.to());
      if (rating() < minRating) {
        lowRated++;
        return;
      }
    }
    checkRoom(line);
    int userNumber = interactions.users().number(user.bytes(), user.from(), user.to());
    int itemNumber = interactions.items().number(item.bytes(), item.from(), item.to());
    interactions.add(userNumber, itemNumber);
    if (plan.hasTimes()) {
      interactions.addTime(moment.value(), moment.decimals());
    }
  }

  private void checkRoom(long line) {
    if (interactions.size() == mostActions) {
      throw DataProblem.at(
          source,
          line,
          String.format(Locale.ROOT, "more than %,d actions", mostActions),
          "at most as many; part the file by users");
    }
  }

  @Override
  public void reject(long line, String reason, String text) {
    count();
    rejections.add(line, reason, text);
  }

  private void count() {
    if (records++ % BETWEEN_REPORTS == 0 && !watch.progress(share.getAsDouble(), records - 1)) {
      throw new ImportCancelled();
    }
  }

  /** What is wrong with the record, or null; reads its time. */
  private String problem() {
    String problem = idProblem(fields, keepMarkers);
    if (problem == null && minRating > 0 && Double.isNaN(rating())) {
      problem = "found the rating \"" + fields[ActionColumns.RATING] + "\", expected a number";
    }
    return problem == null && plan.hasTimes()
        ? plan.times().read(fields[ActionColumns.TIME], moment)
        : problem;
  }

  /** What is wrong with the user or the item, or null. */
  static String idProblem(Field[] fields, boolean keepMarkers) {
    String problem = idProblem(fields[ActionColumns.USER], "user", keepMarkers);
    return problem == null ? idProblem(fields[ActionColumns.ITEM], "item", keepMarkers) : problem;
  }

  private static String idProblem(Field field, String what, boolean keepMarkers) {
    if (field.isEmpty()) {
      return "found no " + what + ", expected a name or a number";
    }
    if (!keepMarkers && MissingMarkers.is(field.bytes(), field.from(), field.to())) {
      return "found the "
          + what
          + " \""
          + field
          + "\", which marks a missing one, expected a name or a number";
    }
    int length = field.to() - field.from();
    return length <= LONGEST_ID
        ? null
        : "found a name of "
            + length
            + " bytes for the "
            + what
            + ", expected at most "
            + LONGEST_ID;
  }

  private double rating() {
    try {
      return Double.parseDouble(decimal(fields[ActionColumns.RATING].toString()));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** {@code 4,5} is a decimal where commas separate no columns. */
  private String decimal(String text) {
    return plan.layout().separator().equals(",") || !text.matches("[-+]?\\d+,\\d+")
        ? text
        : text.replace(',', '.');
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (Field field : fields) {
      if (!field.isEmpty()) {
        text.append(text.isEmpty() ? "" : " ").append(field);
      }
    }
    return text.toString();
  }

  Interactions interactions() {
    return interactions;
  }

  /** Whatever their ratings. */
  int users() {
    return minRating > 0 ? allUsers.size() : interactions.users().size();
  }

  int items() {
    return minRating > 0 ? allItems.size() : interactions.items().size();
  }

  long records() {
    return records;
  }

  private boolean isMissing(Field field) {
    return field.isEmpty()
        || (!keepMarkers && MissingMarkers.is(field.bytes(), field.from(), field.to()));
  }

  /** Records that name no user or no item; there may be any number of them. */
  long missing() {
    return missing;
  }

  long lowRated() {
    return lowRated;
  }
}
