package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.SequenceEdit;
import recdenoiser.engine.inspect.UserSequence;

/** Options that edit a sequence, made in the order in which they are given. */
final class SequenceOptions {
  @Spec(Target.MIXEE)
  private CommandSpec spec;

  private final List<Asked> asked = new ArrayList<>();

  /** An edit as it was typed. */
  private record Asked(String option, String value) {}

  @Option(names = "--remove", paramLabel = "POS", descriptionKey = "remove")
  void remove(String[] places) {
    note("--remove", places);
  }

  @Option(names = "--replace", paramLabel = "POS=ITEM", descriptionKey = "replace")
  void replace(String[] places) {
    note("--replace", places);
  }

  @Option(names = "--insert", paramLabel = "POS=ITEM", descriptionKey = "insert")
  void insert(String[] places) {
    note("--insert", places);
  }

  /** Options that may be repeated are handed over anew, each time one more. */
  private void note(String option, String[] values) {
    if (values != null && values.length > 0) {
      asked.add(new Asked(option, values[values.length - 1]));
    }
  }

  /**
   * @throws ParameterException if a place is not in the sequence
   * @throws recdenoiser.engine.data.DataProblem if an item is not in the data
   */
  UserSequence applyTo(UserSequence sequence, InspectedRun run) {
    UserSequence edited = sequence;
    for (Asked edit : asked) {
      try {
        edited = edited.with(parse(edit, run));
      } catch (IllegalArgumentException outside) {
        throw new ParameterException(
            spec.commandLine(), edit.option() + " " + edit.value() + ": " + outside.getMessage());
      }
    }
    return edited;
  }

  private SequenceEdit parse(Asked edit, InspectedRun run) {
    if (edit.option().equals("--remove")) {
      return new SequenceEdit.Remove(place(edit, edit.value()));
    }
    int equals = edit.value().indexOf('=');
    if (equals < 0) {
      throw wrong("inspect.editSyntax", edit);
    }
    int back = place(edit, edit.value().substring(0, equals));
    int item = run.items().find(edit.value().substring(equals + 1));
    return edit.option().equals("--replace")
        ? new SequenceEdit.Replace(back, item)
        : new SequenceEdit.Insert(back, item);
  }

  private int place(Asked edit, String text) {
    String place = text.strip();
    if (place.equalsIgnoreCase("now")) {
      return 0;
    }
    if (!place.matches("[-−]?\\d{1,9}")) {
      throw wrong("inspect.placeSyntax", edit);
    }
    return Integer.parseInt(place.replaceAll("[-−]", ""));
  }

  private ParameterException wrong(String key, Asked edit) {
    return new ParameterException(
        spec.commandLine(), CliTexts.format(key, edit.option(), edit.value()));
  }
}
