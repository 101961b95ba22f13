package recdenoiser.engine.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.DataSet;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.data.statistics.DataStatistics;
import recdenoiser.engine.data.statistics.OrderStatistics;

/** Data sets side by side: whether two of the same name are the same. */
@Command(name = "compare", mixinStandardHelpOptions = true)
final class DataCompareCommand implements Callable<Integer> {
  private static final int CHECKSUM_SHOWN = 12;

  @Spec private CommandSpec spec;
  @Mixin private JsonOutput json;

  @Parameters(paramLabel = "FILE", descriptionKey = "FILE", arity = "2..*")
  private List<String> files;

  @Option(names = "--order", negatable = true, defaultValue = "true", fallbackValue = "true")
  private boolean withOrder;

  /** What is shown of one data set. */
  private record Described(
      String source,
      String checksum,
      DataStatistics statistics,
      OrderStatistics order,
      int usersOfFirst,
      int itemsOfFirst) {}

  @Override
  public Integer call() {
    List<Described> all = new ArrayList<>();
    Set<String> firstUsers = new HashSet<>();
    Set<String> firstItems = new HashSet<>();
    for (String file : files) {
      DataSet set = DataSets.open(file);
      Sequences data = set.sequences();
      if (all.isEmpty()) {
        users(data).forEach(firstUsers::add);
        items(data).forEach(firstItems::add);
      }
      all.add(
          new Described(
              set.source(),
              set.checksum(),
              DataStatistics.of(data),
              withOrder ? OrderStatistics.of(data) : null,
              (int) users(data).filter(firstUsers::contains).count(),
              (int) items(data).filter(firstItems::contains).count()));
    }
    PrintWriter out = spec.commandLine().getOut();
    print(out, all);
    json.print(out, Map.of("data", all.stream().map(DataCompareCommand::object).toList()));
    return ExitCode.OK;
  }

  private static Stream<String> users(Sequences data) {
    return names(0, data.userCount(), data::userLabel);
  }

  private static Stream<String> items(Sequences data) {
    return names(1, data.itemCount() + 1, data::itemToken);
  }

  private static Stream<String> names(int from, int to, IntFunction<String> name) {
    return IntStream.range(from, to).mapToObj(name);
  }

  private void print(PrintWriter out, List<Described> all) {
    DataTable table = new DataTable();
    table.add("name", all.stream().map(one -> one.statistics().name()).toList());
    table.addStatistics(all.stream().map(Described::statistics).toList());
    if (withOrder) {
      table.addOrder(all.stream().map(Described::order).toList());
    }
    table.add(
        "usersOfFirst", all.stream().map(one -> DataTable.count(one.usersOfFirst())).toList());
    table.add(
        "itemsOfFirst", all.stream().map(one -> DataTable.count(one.itemsOfFirst())).toList());
    table.add(
        "checksumBegins",
        all.stream().map(one -> one.checksum().substring(0, CHECKSUM_SHOWN)).toList());
    table.print(out);
    out.println(CliTexts.format("data.namesNote"));
  }

  private static Map<String, Object> object(Described one) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("source", one.source());
    object.put("checksum", one.checksum());
    object.put("statistics", one.statistics());
    if (one.order() != null) {
      object.put("order", one.order());
    }
    object.put("usersOfFirst", one.usersOfFirst());
    object.put("itemsOfFirst", one.itemsOfFirst());
    return object;
  }
}
