package recdenoiser.engine.inspect;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import recdenoiser.engine.data.DataSplit;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.Split;
import recdenoiser.engine.inspect.Action.Origin;
import recdenoiser.engine.recommend.AttentionView;
import recdenoiser.engine.recommend.HistoryAttention;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.recommend.Recommender;
import recdenoiser.engine.run.SavedModel;

/**
 * A trained run, opened to look into what it does for single users. The question of a user is that
 * of the test: what is known before the held-out action. Users too short to be evaluated have no
 * true next item; all they did is given. May be used by several threads at once.
 */
public final class InspectedRun {
  private static final String AVERAGE = "users of an average";

  private final Path folder;
  private final SavedModel saved;
  private final Sequences data;
  private final UserSearch users;
  private final ItemSearch items;
  private volatile List<UserChange> changes;
  private volatile int[] trainingActions;

  private InspectedRun(Path folder, SavedModel saved) {
    this.folder = folder;
    this.saved = saved;
    this.data = saved.sequences();
    this.users = new UserSearch(saved.split());
    this.items = new ItemSearch(data);
  }

  /**
   * @throws IOException if the folder holds no run or no checkpoint, or the run's data have changed
   */
  public static InspectedRun open(Path runFolder) throws IOException {
    return new InspectedRun(runFolder, SavedModel.open(runFolder, 1));
  }

  public Path folder() {
    return folder;
  }

  public SavedModel saved() {
    return saved;
  }

  public String name() {
    return saved.record().name();
  }

  public Sequences data() {
    return data;
  }

  public UserSearch users() {
    return users;
  }

  public ItemSearch items() {
    return items;
  }

  /** How many of the newest actions the model looks at, at most. */
  public int window() {
    return saved.model().window() - saved.model().gap();
  }

  /** How many actions of training an item has: its popularity. */
  public int trainingActions(int item) {
    return trainingActions()[item];
  }

  /** The items with the most actions of training, at most so many, the most popular first. */
  public int[] mostPopular(int count) {
    int[] actions = trainingActions();
    return IntStream.range(1, actions.length)
        .boxed()
        .sorted(Comparator.comparingInt(item -> -actions[item]))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private int[] trainingActions() {
    int[] known = trainingActions;
    if (known == null) {
      known = new int[data.itemCount() + 1];
      for (int user = 0; user < data.userCount(); user++) {
        for (int a = 0; a < saved.split().trainingLength(user); a++) {
          known[data.item(user, a)]++;
        }
      }
      trainingActions = known;
    }
    return known;
  }

  public boolean hasAttention() {
    return saved.model().attention().isPresent();
  }

  /**
   * What the model is asked about a user.
   *
   * @throws recdenoiser.engine.data.DataProblem if the data have no such user
   */
  public UserSequence sequence(String user) {
    return sequence(users.find(user));
  }

  private UserSequence sequence(int user) {
    DataSplit split = saved.split();
    boolean evaluated = split.isEvaluated(user, Split.TEST);
    int given = evaluated ? split.historyLength(user, Split.TEST) : data.length(user);
    Optional<BitSet> noise = saved.noiseOf(user);
    List<Action> actions = new ArrayList<>(given);
    for (int position = 0; position < given; position++) {
      boolean noisy = noise.isPresent() && noise.get().get(position);
      actions.add(
          new Action(
              data.item(user, position),
              data.hasTimes() ? data.time(user, position) : 0,
              noisy ? Origin.NOISE : Origin.REAL));
    }
    return new UserSequence(
        data.userLabel(user),
        user,
        actions,
        data.hasTimes(),
        noise.isPresent(),
        evaluated ? split.target(user, Split.TEST) : 0,
        seen(user, evaluated));
  }

  /** What the user had really seen, without noise that was put in. */
  private List<Integer> seen(int user, boolean evaluated) {
    DataSplit clean = saved.split().clean();
    int known = evaluated ? clean.historyLength(user, Split.TEST) : clean.sequences().length(user);
    Set<Integer> seen = new LinkedHashSet<>();
    for (int position = 0; position < known; position++) {
      seen.add(clean.sequences().item(user, position));
    }
    return List.copyOf(seen);
  }

  /**
   * The sequence of another run, edited or not, as this run is given it: users and items are found
   * by their names in the data. Items that these data do not have are left out.
   */
  public Adopted adopt(UserSequence sequence, InspectedRun from) {
    int number = users.number(sequence.user());
    List<Action> actions = new ArrayList<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (Action action : sequence.actions()) {
      int own = ownItem(action.item(), from);
      if (own == 0) {
        unknown.add(from.data.itemToken(action.item()));
      } else {
        actions.add(new Action(own, action.time(), action.origin()));
      }
    }
    UserSequence adopted =
        new UserSequence(
            sequence.user(),
            number,
            actions,
            sequence.timed(),
            sequence.noiseKnown(),
            sequence.target() == 0 ? 0 : ownItem(sequence.target(), from),
            sequence.seen().stream().map(seen -> ownItem(seen, from)).filter(i -> i > 0).toList());
    return new Adopted(adopted, List.copyOf(unknown), number >= 0, sameHistory(sequence, from));
  }

  private boolean sameHistory(UserSequence sequence, InspectedRun from) {
    int own = users.number(sequence.user());
    if (own < 0 || sequence.number() < 0) {
      return false;
    }
    UserSequence there = from.sequence(sequence.number());
    UserSequence here = sequence(own);
    return there.actions().stream()
            .map(action -> ownItem(action.item(), from))
            .toList()
            .equals(here.actions().stream().map(Action::item).toList())
        && ownItem(there.target(), from) == here.target();
  }

  /** The number that an item of another run's data has in these; 0 where they do not have it. */
  public int itemOf(int item, InspectedRun from) {
    return ownItem(item, from);
  }

  private int ownItem(int item, InspectedRun from) {
    return from == this || item == 0 ? item : items.ofToken(from.data.itemToken(item));
  }

  /**
   * What the model does with a sequence.
   *
   * @param sequence in the numbers of this run's data, of at least one action
   * @param top how long the lists of recommendations are, at least 1
   */
  public Inspection inspect(UserSequence sequence, int top) {
    if (sequence.length() == 0) {
      throw new IllegalArgumentException(
          "None of the items of user "
              + sequence.user()
              + " is in the data of the run "
              + name()
              + ".");
    }
    Answer with = answers(saved.model(), List.of(sequence), top).get(0);
    Answer without =
        hasAttention() ? answers(saved.model().withoutRule(), List.of(sequence), top).get(0) : with;
    return new Inspection(sequence, sequence.newest(window()), attention(sequence), with, without);
  }

  /** The attention over a sequence; empty for a model without. */
  public Optional<AttentionMaps> attention(UserSequence sequence) {
    Optional<AttentionView> view = saved.model().attention();
    if (view.isEmpty()) {
      return Optional.empty();
    }
    HistoryAttention attention = view.get().of(sequence.packed());
    BitSet noise = sequence.noiseKnown() ? sequence.noise(window()) : null;
    return Optional.of(AttentionMaps.of(attention, noise));
  }

  /**
   * How probable the model's gate finds it that each action is no noise, 0 … 1, the oldest first
   * and NaN for those it does not look at; empty of a model that has no such gate.
   */
  public Optional<double[]> genuine(UserSequence sequence) {
    return saved
        .model()
        .attention()
        .filter(AttentionView::tellsNoise)
        .map(view -> view.genuine(sequence.packed()));
  }

  /** The answer after each of some sequences. */
  private List<Answer> answers(Recommender model, List<UserSequence> sequences, int top) {
    int width = data.itemCount() + 1;
    float[] scores = new float[Math.multiplyExact(sequences.size(), width)];
    model.score(UserSequence.pack(sequences), scores);
    List<Answer> answers = new ArrayList<>();
    for (int s = 0; s < sequences.size(); s++) {
      UserSequence sequence = sequences.get(s);
      float[] own = Arrays.copyOfRange(scores, s * width, (s + 1) * width);
      answers.add(Answer.of(own, left(sequence, width), sequence.target(), top));
    }
    return answers;
  }

  private boolean[] left(UserSequence sequence, int width) {
    boolean[] left = new boolean[width];
    if (saved.record().config().evaluation().excludeSeen()) {
      sequence.seen().forEach(item -> left[item] = true);
    }
    return left;
  }

  /** Hears how far a long computation is. */
  @FunctionalInterface
  public interface Progress {
    void at(int done, int all);
  }

  /**
   * How much the rule changes each evaluated user, the most changed first, see {@link
   * UserChange#MOST_FIRST}. It is computed once and kept.
   *
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public List<UserChange> mostChanged(Progress progress) throws InterruptedException {
    List<UserChange> known = changes;
    if (known == null) {
      known = new ChangeSearch(this).run(progress);
      changes = known;
    }
    return known;
  }

  List<UserChange> changes(int[] some) {
    List<UserSequence> asked = Arrays.stream(some).mapToObj(this::sequence).toList();
    List<Answer> with = answers(saved.model(), asked, UserChange.TOP);
    List<Answer> without =
        hasAttention() ? answers(saved.model().withoutRule(), asked, UserChange.TOP) : with;
    List<UserChange> found = new ArrayList<>();
    for (int u = 0; u < some.length; u++) {
      found.add(
          new UserChange(
              asked.get(u).user(),
              1 - with.get(u).overlap(without.get(u)),
              with.get(u).rank(),
              without.get(u).rank()));
    }
    return found;
  }

  /**
   * Puts noise into a sequence again and again and sees how well the model keeps its answer. The
   * same seed draws the same noise for every run on the same data.
   *
   * @param share see {@link NoiseDraw#draw}
   * @param repeats how many draws, at least 1
   */
  public NoiseTrial noiseTrial(
      UserSequence sequence, double share, int repeats, long seed, int top) {
    List<UserSequence> asked = new ArrayList<>();
    asked.add(sequence);
    for (int repeat = 0; repeat < repeats; repeat++) {
      asked.add(
          sequence.with(NoiseDraw.draw(sequence, share, window(), data.itemCount(), seed, repeat)));
    }
    List<Answer> answers = answers(saved.model(), asked, top);
    Answer before = answers.get(0);
    double overlap = 0;
    double rank = 0;
    for (Answer after : answers.subList(1, answers.size())) {
      overlap += before.overlap(after) / repeats;
      rank += after.rank() / repeats;
    }
    return new NoiseTrial(repeats, overlap, before.rank(), rank);
  }

  /**
   * The attention averaged over evaluated users, aligned by distance from the prediction; empty for
   * a model without attention.
   *
   * @param most so many users at most, drawn by the seed
   */
  public Optional<AttentionMaps> average(int most, long seed) {
    Optional<AttentionView> view = saved.model().attention();
    int[] all = saved.split().evaluatedUsers(Split.TEST);
    if (view.isEmpty() || all.length == 0) {
      return Optional.empty();
    }
    int[] drawn = draw(all, Math.min(most, all.length), seed);
    List<UserSequence> asked = Arrays.stream(drawn).mapToObj(this::sequence).toList();
    MaskSnapshot snapshot = view.get().snapshot(0, UserSequence.pack(asked));
    return Optional.of(AttentionMaps.average(snapshot.attention(), snapshot.maxLength()));
  }

  private static int[] draw(int[] all, int count, long seed) {
    int[] left = all.clone();
    KeyedRandom random = new KeyedRandom(seed, AVERAGE, 0);
    for (int i = 0; i < count; i++) {
      int other = i + random.nextInt(left.length - i);
      int user = left[other];
      left[other] = left[i];
      left[i] = user;
    }
    return Arrays.copyOf(left, count);
  }
}
