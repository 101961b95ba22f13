package recdenoiser.engine.data.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Generates the sample data: a shop like Figure 1 of Rec-Denoiser (RecSys '22), where a father buys
 * for his son and for his daughter in turn and what belongs together does not stand together.
 *
 * <p>Every user mixes two of ten interests. Within an interest the next item depends on the one
 * before it in the same interest, and on nothing else; the two are interleaved at random, and noise
 * clicks on items of other interests lie between. What every action really depends on is written
 * down, so that it can be measured how much attention falls on what does not matter.
 *
 * <p>The same seed gives the same bytes on every machine.
 */
public final class SampleShop {
  /** Name of the data set. */
  public static final String NAME = "shop";

  /** The seed that made what the project ships. */
  public static final long SHIPPED_SEED = 7;

  public static final int USERS = 1500;

  /** Share of actions of what the project ships that are noise. */
  public static final double SHIPPED_NOISE = 0.15;

  /** No more noise than this, so that users still follow something. */
  public static final double MOST_NOISE = 0.9;

  private final long seed;
  private final double noise;
  private final List<ShopVisitor> visitors;

  private SampleShop(long seed, double noise, List<ShopVisitor> visitors) {
    this.seed = seed;
    this.noise = noise;
    this.visitors = visitors;
  }

  /** The shop with as much noise as the shipped one. */
  public static SampleShop generate(long seed) {
    return generate(seed, SHIPPED_NOISE);
  }

  /**
   * Generates a shop.
   *
   * @param noise probability of every action to be noise, 0 to {@link #MOST_NOISE}
   * @throws IllegalArgumentException if the noise is not in that range
   */
  public static SampleShop generate(long seed, double noise) {
    if (!(noise >= 0 && noise <= MOST_NOISE)) {
      throw new IllegalArgumentException(
          "The share of noise is " + noise + ", not from 0 to " + MOST_NOISE + ".");
    }
    ShopTransitions transitions = new ShopTransitions(seed);
    List<ShopVisitor> visitors = new ArrayList<>(USERS);
    for (int user = 1; user <= USERS; user++) {
      visitors.add(new ShopVisitor(seed, user, transitions, noise));
    }
    return new SampleShop(seed, noise, visitors);
  }

  public int users() {
    return visitors.size();
  }

  public int items() {
    return ShopCatalogue.items();
  }

  public int actions() {
    return visitors.stream().mapToInt(visitor -> visitor.items.length).sum();
  }

  /**
   * Writes {@code shop.tsv}, {@code shop.items.tsv}, {@code shop.truth.tsv} and a {@code README.md}
   * that explains them.
   *
   * @param folder made if it does not exist
   * @return the file of actions
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path actions = folder.resolve(NAME + ".tsv");
    writeLines(actions, this::writeActions);
    writeLines(folder.resolve(NAME + ".items.tsv"), SampleShop::writeItems);
    writeLines(folder.resolve(NAME + ".truth.tsv"), this::writeTruth);
    writeLines(folder.resolve("README.md"), this::writeReadme);
    return actions;
  }

  @FunctionalInterface
  private interface Content {
    void writeTo(BufferedWriter out) throws IOException;
  }

  private static void writeLines(Path file, Content content) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      content.writeTo(out);
    }
  }

  private void writeActions(BufferedWriter out) throws IOException {
    for (int user = 1; user <= users(); user++) {
      ShopVisitor visitor = visitors.get(user - 1);
      for (int position = 0; position < visitor.items.length; position++) {
        out.write(user + "\t" + visitor.items[position] + "\t" + visitor.times[position] + "\n");
      }
    }
  }

  private static void writeItems(BufferedWriter out) throws IOException {
    out.write("item_id\ttitle\tinterest\n");
    for (int item = 1; item <= ShopCatalogue.items(); item++) {
      String interest = ShopCatalogue.interestName(ShopCatalogue.interestOf(item));
      out.write(item + "\t" + ShopCatalogue.title(item) + "\t" + interest + "\n");
    }
  }

  private void writeTruth(BufferedWriter out) throws IOException {
    out.write(NoiseTruth.HEADER + "\n");
    for (int user = 1; user <= users(); user++) {
      ShopVisitor visitor = visitors.get(user - 1);
      for (int position = 0; position < visitor.items.length; position++) {
        int interest = visitor.interestOf[position];
        int noise = interest < 0 ? 1 : 0;
        out.write(
            user
                + "\t"
                + position
                + "\t"
                + visitor.dependsOn[position]
                + "\t"
                + noise
                + "\t"
                + interest
                + "\n");
      }
    }
  }

  private void writeReadme(BufferedWriter out) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            """
        # Sample data

        A generated shop. Nothing in it is anybody's. It was made by

            engine/bin/recdenoiser data generate --seed %d%s --out sample-data

        and the same seed gives the same bytes: %,d users, %d items, %,d actions.

        Every user mixes two of ten interests. Within an interest the next item depends on the one before it in the same
        interest: each item has three successors, taken with probability 0.7, 0.2 and 0.1. The two interests are
        interleaved at random, and %.0f %% of the actions are noise, clicks on items of other interests. No item comes twice
        to the same user.

        | file | columns, separated by tabs |
        |---|---|
        | `shop.tsv` | user, item, time in seconds since 1970; in time order |
        | `shop.items.tsv` | `item_id`, `title`, `interest` |
        | `shop.truth.tsv` | `user`, `position` of the action in the user's sequence from 0, `depends_on` (the position of the action it follows, -1 for none), `noise` (1 for a noise click), `interest` (its number from 0 in the order of `shop.items.tsv`, -1 for noise) |
        """,
            seed,
            noise == SHIPPED_NOISE ? "" : " --noise " + noise,
            users(),
            items(),
            actions(),
            100 * noise));
  }
}
