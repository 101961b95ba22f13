package recdenoiser.engine.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.inspect.Adopted;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.InspectedRun;
import recdenoiser.engine.inspect.LengthRange;
import recdenoiser.engine.inspect.NoiseTrial;
import recdenoiser.engine.inspect.UserSequence;
import recdenoiser.engine.inspect.learned.LearnedView;
import recdenoiser.engine.storage.AtomicFiles;
import recdenoiser.engine.storage.Json;

/** Looks into runs: what they do for one user, with edits and noise, and what they have learned. */
@Command(name = "inspect", mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
  private static final int MOST_RUNS = 4;
  private static final int REPEATS = 20;
  private static final long SEED = 1;

  @Spec private CommandSpec spec;
  @Mixin private SequenceOptions edits;
  @Mixin private LearnedOptions learned;

  @Parameters(paramLabel = "RUN", descriptionKey = "RUN", arity = "1..*")
  private List<Path> folders;

  @ArgGroup private Who who = new Who();

  @Option(names = "--lengths", paramLabel = "FROM-TO")
  private String lengths;

  @Option(names = "--block", paramLabel = "B")
  private Integer block;

  @Option(names = "--head", paramLabel = "H", defaultValue = "mean")
  private String head;

  @Option(names = "--noise", paramLabel = "SHARE")
  private Double noise;

  @Option(names = "--average", paramLabel = "USERS")
  private Integer average;

  @Option(names = "--top", paramLabel = "K", defaultValue = "10")
  private int top;

  @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "TEXT")
  private Format format;

  @Option(names = "--maps", paramLabel = "FILE")
  private Path maps;

  private enum Format {
    TEXT,
    JSON
  }

  /** Which user is looked at. */
  private static final class Who {
    @Option(names = "--user", paramLabel = "NAME")
    private String user;

    @Option(names = "--random", paramLabel = "SEED")
    private Long seed;

    @Option(names = "--length", paramLabel = "N")
    private Integer length;

    @Option(names = "--longest")
    private boolean longest;

    @Option(names = "--most-changed")
    private boolean mostChanged;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    requireRanges();
    Optional<FigureFormat> picture = Optional.ofNullable(maps).map(this::pictureFormat);
    List<InspectedRun> runs = new ArrayList<>();
    for (Path folder : folders) {
      runs.add(InspectedRun.open(folder));
    }
    InspectedRun first = runs.get(0);
    UserSequence sequence = edits.applyTo(first.sequence(user(first)), first);
    if (learned.isAsked()) {
      learned(runs, sequence);
      return ExitCode.OK;
    }
    List<InspectedAnswer> answers = new ArrayList<>();
    for (InspectedRun run : runs) {
      answers.add(answer(answers.size() + 1, run, run.adopt(sequence, first)));
    }
    requireHead(answers);
    InspectedMaps chosen = new InspectedMaps(answers, blockIndex(), headIndex());
    if (format == Format.JSON) {
      spec.commandLine()
          .getOut()
          .print(new String(Json.pretty(InspectJson.of(answers, chosen)), StandardCharsets.UTF_8));
    } else {
      spec.commandLine().getOut().print(InspectText.of(answers, chosen));
    }
    if (picture.isPresent()) {
      AtomicFiles.write(maps, picture.get().write(chosen.figure()));
      spec.commandLine().getErr().println(CliTexts.format("inspect.written", maps.toString()));
    }
    return ExitCode.OK;
  }

  private void learned(List<InspectedRun> runs, UserSequence sequence) throws IOException {
    List<LearnedAnswers.Seen> seen = new ArrayList<>();
    for (InspectedRun run : runs) {
      UserSequence own = run.adopt(sequence, runs.get(0)).sequence();
      for (LearnedView view : learned.in(run)) {
        seen.add(
            new LearnedAnswers.Seen(
                run, view, view.look(run, learned.question(view, run, own, runs.get(0)))));
      }
    }
    LearnedAnswers answers = LearnedAnswers.of(seen);
    if (learned.out().isPresent()) {
      answers.write(learned.out().get());
      spec.commandLine()
          .getErr()
          .println(CliTexts.format("inspect.written", learned.out().get().toString()));
    }
    spec.commandLine()
        .getOut()
        .print(
            format == Format.JSON
                ? new String(Json.pretty(answers.json()), StandardCharsets.UTF_8)
                : answers.text());
  }

  private InspectedAnswer answer(int number, InspectedRun run, Adopted adopted) {
    UserSequence sequence = adopted.sequence();
    Optional<NoiseTrial> trial =
        Optional.ofNullable(noise)
            .map(share -> run.noiseTrial(sequence, share, REPEATS, seed(), top));
    Optional<AttentionMaps> mean =
        Optional.ofNullable(average).flatMap(most -> run.average(most, SEED));
    return new InspectedAnswer(number, run, adopted, run.inspect(sequence, top), mean, trial);
  }

  private String user(InspectedRun run) throws InterruptedException {
    if (who.user != null) {
      run.sequence(who.user);
      return who.user;
    }
    if (who.mostChanged) {
      return run.mostChanged((done, all) -> {}).stream()
          .findFirst()
          .orElseThrow(
              () ->
                  DataProblem.of(
                      run.data().name(), CliTexts.format("inspect.nobody", run.data().name())))
          .user();
    }
    if (who.length != null) {
      return run.users().ofLength(who.length);
    }
    LengthRange among = lengths();
    return who.longest ? run.users().longest(among) : run.users().random(seed(), among);
  }

  private LengthRange lengths() {
    try {
      return lengths == null ? LengthRange.ALL : LengthRange.parse(lengths);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private long seed() {
    return who.seed == null ? SEED : who.seed;
  }

  private void requireRanges() {
    learned.require();
    lengths();
    if (lengths != null && (who.user != null || who.length != null || who.mostChanged)) {
      throw wrong("inspect.lengthsOf");
    }
    if (folders.size() > MOST_RUNS) {
      throw wrong("inspect.runs", Integer.toString(MOST_RUNS), Integer.toString(folders.size()));
    }
    if (top < 1) {
      throw wrong("topRange", Integer.toString(top));
    }
    if (noise != null && !(noise > 0 && noise <= 1)) {
      throw wrong("inspect.noiseRange", noise.toString());
    }
    if (average != null && average < 1) {
      throw wrong("inspect.averageRange", average.toString());
    }
    if (!head.equalsIgnoreCase("mean") && !head.matches("[1-9]\\d{0,8}")) {
      throw wrong("inspect.headSyntax", head);
    }
  }

  /** That the block and the head that were asked for are there, in the run that has the most. */
  private void requireHead(List<InspectedAnswer> answers) {
    int blocks = answers.stream().mapToInt(InspectedAnswer::blocks).max().orElse(0);
    int heads = answers.stream().mapToInt(InspectedAnswer::heads).max().orElse(0);
    if (block != null && (block < 1 || block > blocks)) {
      throw wrong("inspect.blockRange", block.toString(), Integer.toString(blocks));
    }
    if (headIndex() >= Math.max(1, heads)) {
      throw wrong("inspect.headRange", head, Integer.toString(Math.max(1, heads)));
    }
  }

  private int blockIndex() {
    return block == null ? InspectedMaps.ALL : block - 1;
  }

  private int headIndex() {
    return head.equalsIgnoreCase("mean") ? AttentionMaps.MEAN : Integer.parseInt(head) - 1;
  }

  private FigureFormat pictureFormat(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    for (FigureFormat known : FigureFormat.values()) {
      if (name.endsWith("." + known.extension())) {
        return known;
      }
    }
    throw wrong("inspect.mapsFormat", file.toString());
  }

  private ParameterException wrong(String key, String... values) {
    return new ParameterException(spec.commandLine(), CliTexts.format(key, values));
  }
}
