package recdenoiser.engine.inspect.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import recdenoiser.engine.data.opening.DataSets;
import recdenoiser.engine.figure.FigureFormat;
import recdenoiser.engine.figure.FigureSize;
import recdenoiser.engine.table.GridFormat;

/** Items beside words, by hand. */
final class LanguageTest {
  @TempDir private Path folder;

  /**
   * After 1 2 1 2: two kinds of token, each twice, so p₀ = 1/3 and p₁ = (2 + 2/3) / 6 = 4/9 for
   * both, 1/9 for all others. 1 is followed by 2 twice, by nothing else: p₂(2 | 1) = (2 + 4/9) / 3.
   */
  @Test
  void probabilitiesAreThoseOfWittenAndBell() {
    NgramModel model = NgramModel.train(List.of(new int[] {1, 2, 1, 2}), 3);

    assertThat(model.probability(new int[] {2}, 0, 0)).isCloseTo(4 / 9.0, within(1e-12));
    assertThat(model.probability(new int[] {7}, 0, 0)).isCloseTo(1 / 9.0, within(1e-12));
    assertThat(model.probability(new int[] {1, 2}, 1, 1)).isCloseTo(22 / 27.0, within(1e-12));
    assertThat(model.probability(new int[] {7, 2}, 1, 1)).isCloseTo(4 / 9.0, within(1e-12));
  }

  /** Of 1 2 3: the first is a draw between 1 and 2, for 1; 2 follows 1; 3 is not known at all. */
  @Test
  void predictionsAreCounted() {
    NgramModel model = NgramModel.train(List.of(new int[] {1, 2, 1, 2}), 3);
    List<int[]> tested = List.of(new int[] {1, 2, 3});

    NgramModel.Predicted one = model.measure(tested, 1);
    NgramModel.Predicted two = model.measure(tested, 2);

    assertThat(one.bits()).isCloseTo((2 * log2(9 / 4.0) + log2(9)) / 3, within(1e-12));
    assertThat(one.right()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(one.unseen()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(two.right()).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(two.unseen()).isEqualTo(0.5);
    assertThat(model.measure(tested, 3).unseen()).isEqualTo(1);
  }

  /** Whatever came before, all known tokens and the unknown one together have probability 1. */
  @Property(tries = 100)
  void probabilitiesSumToOne(@ForAll long seed) {
    Random random = new Random(seed);
    int[] trained = random.ints(1 + random.nextInt(30), 1, 5).toArray();
    NgramModel model = NgramModel.train(List.of(trained), 3);
    int[] asked = random.ints(3, 1, 6).toArray();
    double sum = 0;
    for (int token = 1; token <= 5; token++) {
      asked[2] = token;
      boolean known = Arrays.stream(trained).anyMatch(one -> one == asked[2]);
      sum += known ? model.probability(asked, 2, 2) : 0;
    }
    asked[2] = 9;

    assertThat(sum + model.probability(asked, 2, 2)).isCloseTo(1, within(1e-9));
  }

  @Test
  void entropyAndSlopeAreThoseOfTheCounts() {
    assertThat(Language.entropy(new int[] {2, 1, 1}, 4)).isCloseTo(1.5, within(1e-12));
    assertThat(Language.zipfSlope(new int[] {12, 6, 4, 3})).isCloseTo(-1, within(1e-12));
    assertThat(Language.zipfSlope(new int[] {5, 5})).isCloseTo(0, within(1e-12));
    assertThat(Language.zipfSlope(new int[] {5})).isNaN();
  }

  @Test
  void wordsAreReadByParagraph() throws IOException {
    Path text = write("The cat's\nnap, the END.\n\n1 cat – two\n");

    TokenSequences words = TokenSequences.ofText(text);

    assertThat(words.sequences()).containsExactly(new int[] {1, 2, 3, 1, 4}, new int[] {5, 6, 7});
    assertThat(words.counts()).containsExactly(2, 1, 1, 1, 1, 1, 1);
    assertThat(words.cut(6, 1).tokens()).isEqualTo(6);
    assertThat(TokenSequences.ofText(write("a b\nc\n")).sequences()).hasSize(2);
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    assertThatThrownBy(() -> TokenSequences.ofText(write("– …\n")))
        .hasMessageContaining("has no words");
    Path latin = Files.write(folder.resolve("latin.txt"), new byte[] {(byte) 0xE4, 'x'});
    assertThatThrownBy(() -> TokenSequences.ofText(latin)).hasMessageContaining("UTF-8");
    Path small = write("one two three");
    assertThatThrownBy(() -> Language.of(DataSets.open("sample:shop").sequences(), small, 1000))
        .hasMessageContaining("at least 100");
  }

  /** A text that says one sentence again and again is known by heart; the shop is not. */
  @Test
  void itemsStandBesideWords() throws IOException {
    Path text = write("to be or not to be that is the question\n\n".repeat(60));

    Language language = Language.of(DataSets.open("sample:shop").sequences(), text, 500);

    assertThat(language.items().tokens()).isEqualTo(language.words().tokens()).isEqualTo(500);
    assertThat(language.words().orders().get(2).right()).isGreaterThan(0.85);
    assertThat(language.items().orders().get(2).right()).isLessThan(0.5);
    assertThat(language.words().ranks().get(0).perMillion()).isEqualTo(200_000);
    assertThat(GridFormat.TEXT.write(LanguageReport.grid(language)))
        .contains("text.txt (words)", "Slope of Zipf's law");
    byte[] svg = FigureFormat.SVG.write(LanguageReport.figure(language, FigureSize.USUAL));
    assertThat(new String(svg, StandardCharsets.UTF_8)).contains("Rank");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("text.txt"), text);
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
