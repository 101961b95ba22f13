package recdenoiser.engine.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Studies are read strictly, and what is wrong is said with its line. */
final class StudyReaderTest {
  @TempDir private Path folder;

  @Test
  void everyPartIsRead() {
    Study study = SmallStudy.read(SmallStudy.TEXT);

    assertThat(study.id()).isEqualTo("small");
    assertThat(study.seeds()).containsExactly(1L, 2L);
    assertThat(study.axis("rule").points().get(1).settings())
        .containsEntry("attention", "LEARNED_MASK");
    assertThat(study.axis("beta").scale()).isEqualTo(StudyAxis.Scale.LOG);
    assertThat(study.baseline()).contains(new StudyBaseline("rule", "plain"));
    assertThat(study.quick().points()).containsEntry("beta", List.of("0.5"));
  }

  /** Left: what is in the file, in its place: right; then the line and a piece of the sentence. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "\"format\": 1|\"format\": 2|2|format 2",
        "\"format\": 1,||1|lacks \"format\"",
        "\"title\": \"Small\"|\"title\": \"\"|4|quotation marks",
        "\"title\": \"Small\"|\"titel\": \"Small\"|4|no \"titel\"",
        "\"id\": \"small\"|\"id\": \"../small\"|3|small letters",
        "\"id\": \"small\"|\"id\": 7|3|quotation marks",
        "\"preset\": \"sample\"|\"preset\": \"sampel\"|7|sampel",
        "\"width\": 8|\"width\": -8|9|width",
        "\"width\": 8|\"width\": 8, \"width\": 9|9|twice",
        "\"width\": 8|\"widht\": 8|9|widht",
        "\"width\": 8|\"seed\": 8|9|\"seeds\"",
        "\"width\": 8|\"width\": [ 8 ]|9|a text, a number",
        "\"epochs\": 2|\"epochs\": null|10|a text, a number",
        "\"attention\": \"SOFTMAX\"|\"attention\": \"SOFT\"|18|attention",
        "\"name\": \"masks\"|\"name\": \"plain\"|19|Two points",
        "\"name\": \"beta\"|\"name\": \"rule\"|22|taken",
        "\"name\": \"beta\"|\"name\": \"data\"|22|taken",
        "\"setting\": \"maskPenalty\"|\"setting\": \"maskPenalti\"|24|maskPenalti",
        "\"setting\": \"maskPenalty\", ||22|either",
        "[ 0.001, 0.1 ]|[ 0, 0.1 ]|24|above 0",
        "[ 0.001, 0.1 ]|[ 0.1, 0.1 ]|24|twice",
        "[ 0.001, 0.1 ]|[]|24|at least one",
        "[ 0.001, 0.1 ]|[ 0.1, 2000 ]|24|maskPenalty",
        "[ 1, 2 ]|[ 1, 1 ]|27|different",
        "[ 1, 2 ]|[ 1, 1.5 ]|27|whole number",
        "\"ndcg@10\"|\"ndcg@7\"|28|ndcg@7",
        "\"seconds\"|\"ndcg@10\"|28|twice",
        "\"point\": \"plain\"|\"point\": \"plane\"|29|plane",
        "\"kind\": \"LINES\"|\"kind\": \"LINE\"|30|LINES, BARS",
        "\"LEARNED_MASK\" }|\"LEARNED_MASK\" }, \"instead\": { \"beta\": \"width\" }|19|beta",
        "\"across\": \"beta\"|\"across\": \"gamma\"|30|gamma",
        "\"lines\": \"rule\"|\"lines\": \"beta\"|30|two axes",
        "{ \"beta\": [ 0.5 ] }|{ \"beta\": [ -1 ] }|31|maskPenalty",
        "{ \"beta\": [ 0.5 ] }|{ \"rule\": [ \"none\" ] }|31|none",
        "\"seeds\": [ 3 ]|\"seeds\": [ 3 ], \"runs\": 3|31|no \"runs\"",
      })
  void whatIsWrongIsSaidWithItsLine(String right, String wrong, int line, String sentence) {
    String text = SmallStudy.TEXT.replace(right, wrong == null ? "" : wrong);
    assertThat(text).isNotEqualTo(SmallStudy.TEXT);

    StudyProblem problem = catchThrowableOfType(StudyProblem.class, () -> SmallStudy.read(text));

    assertThat(problem).hasMessageStartingWith("small.json, line " + line + ": ");
    assertThat(problem).hasMessageContaining(sentence);
    assertThat(problem.line()).isEqualTo(line);
  }

  /** Each value is fine, and they do not go together. */
  @Test
  void rulesBetweenSettingsNameTheCell() {
    String text = SmallStudy.TEXT.replace("\"width\": 8", "\"width\": 9, \"heads\": 2");

    assertThatThrownBy(() -> SmallStudy.read(text))
        .isInstanceOf(StudyProblem.class)
        .hasMessageContaining("data small, rule plain, beta 0.001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "[]", "7", "null", "{} {}", "{\"format\": 1"})
  void whatIsNoStudyIsRefused(String text) {
    assertThatThrownBy(() -> SmallStudy.read(text)).isInstanceOf(StudyProblem.class);
  }

  @Test
  void deepNestingIsRefused() {
    assertThatThrownBy(() -> SmallStudy.read("[".repeat(100_000))).isInstanceOf(StudyProblem.class);
  }

  /** Whatever is damaged: a study, or a problem, but nothing else. */
  @Property(tries = 2000)
  void damagedFilesAreStudiesOrProblems(
      @ForAll @IntRange(min = 0, max = 1400) int place,
      @ForAll @IntRange(min = 0, max = 40) int length,
      @ForAll byte[] other) {
    byte[] whole = SmallStudy.TEXT.getBytes(StandardCharsets.UTF_8);
    int from = Math.min(place, whole.length);
    int to = Math.min(from + length, whole.length);
    byte[] damaged = new byte[whole.length - (to - from) + other.length];
    System.arraycopy(whole, 0, damaged, 0, from);
    System.arraycopy(other, 0, damaged, from, other.length);
    System.arraycopy(whole, to, damaged, from + other.length, whole.length - to);

    try {
      assertThat(StudyReader.read("damaged.json", damaged).title()).isNotBlank();
    } catch (StudyProblem expected) {
      assertThat(expected).hasMessageStartingWith("damaged.json");
    }
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Study study = SmallStudy.on(folder.resolve("small.txt"));
    Path file = folder.resolve("study.json");

    StudyFile.write(file, study);

    assertThat(StudyFile.read(file)).isEqualTo(study);
  }

  /** A study and its data can be moved together. */
  @Test
  void dataStandBesideTheFile() throws Exception {
    Path file = Files.writeString(folder.resolve("study.json"), SmallStudy.TEXT);

    Study study = StudyFile.read(file);

    assertThat(study.data().get(0).file()).isEqualTo(folder.resolve("FILE").toString());
    assertThatThrownBy(() -> StudyFile.read(folder.resolve("none.json")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aStudyIsChangedWithoutItsFile() {
    Study study = SmallStudy.read(SmallStudy.TEXT);

    Study other = study.with(StudyChange.ofPoints(Map.of("rule", List.of("masks"))));

    assertThat(other.axis("rule").points()).hasSize(1);
    assertThat(other.baseline()).isEmpty();
    assertThatThrownBy(() -> study.with(StudyChange.ofPoints(Map.of("rule", List.of("none")))))
        .hasMessageContaining("plain, masks");
    assertThatThrownBy(() -> study.with(StudyChange.ofPoints(Map.of("none", List.of("1")))))
        .hasMessageContaining("no axis \"none\"");
  }

  @Test
  void shippedStudiesCanBePlanned() {
    assertThat(Studies.list()).isNotEmpty();
    for (Study study : Studies.list()) {
      assertThat(StudyPlan.untuned(study.asQuick()).runs()).as(study.id()).isNotEmpty();
    }
    assertThatThrownBy(() -> Studies.load("none")).hasMessageContaining("rec-denoiser-figure-2");
  }
}
