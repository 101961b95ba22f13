package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The first actions of a file as a plan understands them.
 *
 * @param rejected lines among them that are not understood
 */
public record ImportPreview(List<Row> rows, List<RejectedLine> rejected) {

  /**
   * One action.
   *
   * @param rating empty where there is none
   * @param seconds null where there is no time
   */
  public record Row(long line, String user, String item, String rating, BigDecimal seconds) {

    /** The time as a date, if it can be one since 1970. */
    public String date() {
      return seconds == null ? "" : Instant.ofEpochSecond(seconds.longValue()).toString();
    }
  }

  /**
   * Reads the beginning of a file.
   *
   * @param count rows and rejected lines together
   * @throws recdenoiser.engine.data.DataProblem if the plan does not fit the file
   */
  public static ImportPreview of(Path file, ImportPlan plan, int count) {
    try (ImportSource source = ImportSource.open(file, plan.entry(), plan.encoding());
        MeteredStream in = source.stream()) {
      Sink sink = new Sink(plan, count);
      try {
        plan.reader().read(source.name(), in, plan.columns().inOrder(), plan.unfolded(sink));
      } catch (Enough e) {
        // the rest is for the import
      }
      return new ImportPreview(List.copyOf(sink.rows), List.copyOf(sink.rejected));
    } catch (IOException e) {
      throw ImportSource.unreadable(file.toString(), e);
    }
  }

  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Sink implements RecordSink {
    private final Field[] fields = {new Field(), new Field(), new Field(), new Field()};
    private final TimeNotation.Moment moment = new TimeNotation.Moment();
    private final ImportPlan plan;
    private final int count;
    private final List<Row> rows = new ArrayList<>();
    private final List<RejectedLine> rejected = new ArrayList<>();

    Sink(ImportPlan plan, int count) {
      this.plan = plan;
      this.count = count;
    }

    @Override
    public Field[] fields() {
      return fields;
    }

    @Override
    public void record(long line) {
      String problem = ActionSink.idProblem(fields, false);
      if (problem == null && plan.hasTimes()) {
        problem = plan.times().read(fields[ActionColumns.TIME], moment);
      }
      if (problem != null) {
        reject(line, problem, fields[ActionColumns.USER] + " " + fields[ActionColumns.ITEM]);
        return;
      }
      rows.add(
          new Row(
              line,
              fields[ActionColumns.USER].toString(),
              fields[ActionColumns.ITEM].toString(),
              fields[ActionColumns.RATING].toString(),
              plan.hasTimes() ? BigDecimal.valueOf(moment.value(), moment.decimals()) : null));
      stopWhenEnough();
    }

    @Override
    public void reject(long line, String reason, String text) {
      rejected.add(new RejectedLine(line, reason, text));
      stopWhenEnough();
    }

    private void stopWhenEnough() {
      if (rows.size() + rejected.size() >= count) {
        throw new Enough();
      }
    }
  }
}
