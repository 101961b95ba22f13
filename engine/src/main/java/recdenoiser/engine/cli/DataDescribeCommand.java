package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.DataStatistics.GenreShare;
import recdenoiser.engine.data.statistics.OrderStatistics;
import recdenoiser.engine.data.statistics.PublishedStatistics;
import recdenoiser.engine.storage.Json;

/** Statistics of a data set. */
@Command(name = "describe", mixinStandardHelpOptions = true)
final class DataDescribeCommand implements Callable<Integer> {
  private static final int GENRES = 10;

  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
  private String file;

  @Option(names = "--order", negatable = true, defaultValue = "true", fallbackValue = "true")
  private boolean withOrder;

  @Override
  public Integer call() {
    long begin = System.nanoTime();
    DataSet set = DataSets.open(file);
    double seconds = (System.nanoTime() - begin) / 1e9;
    PrintWriter out = spec.commandLine().getOut();
    ReadingLines.print(out, set.source(), set.reading());
    DataStatistics statistics = DataStatistics.of(set.sequences());
    DataTable numbers = new DataTable();
    numbers.addStatistics(List.of(statistics));
    numbers.print(out);
    OrderStatistics order = withOrder ? OrderStatistics.of(set.sequences()) : null;
    if (withOrder) {
      DataTable ofOrder = new DataTable();
      ofOrder.addOrder(List.of(order));
      ofOrder.print(out);
    }
    printGenres(out, statistics);
    out.println(CliTexts.format("data.checksum", set.checksum()));
    List<PublishedStatistics> published = PublishedStatistics.of(statistics.name());
    for (PublishedStatistics other : published) {
      out.println(
          CliTexts.format(
              "data.published",
              other.name(),
              other.source(),
              other.users(),
              other.items(),
              other.perUser(),
              other.actions(),
              DataTable.density(other.density())));
    }
    out.println(CliTexts.format("data.opened", DataTable.seconds(seconds)));
    json.print(out, result(set, statistics, order, published));
    return ExitCode.OK;
  }

  private static void printGenres(PrintWriter out, DataStatistics statistics) {
    for (GenreShare genre : statistics.genres().stream().limit(GENRES).toList()) {
      out.println(
          CliTexts.format(
              "data.genre",
              genre.genre(),
              DataTable.count(genre.items()),
              DataTable.percent(genre.actionShare())));
    }
    int more = statistics.genres().size() - GENRES;
    if (more > 0) {
      out.println(CliTexts.format("data.moreGenres", Integer.toString(more)));
    }
  }

  private static Map<String, Object> result(
      DataSet set,
      DataStatistics statistics,
      OrderStatistics order,
      List<PublishedStatistics> published) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("source", set.source());
    result.put("checksum", set.checksum());
    result.put("reading", Json.tree(set.reading()));
    result.put("statistics", statistics);
    if (order != null) {
      result.put("order", order);
    }
    result.put("published", published);
    return result;
  }
}
