package recdenoiser.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenresTest {
  @Test
  void barsStay() {
    assertThat(Genres.ofBars("Sci-Fi | War||War")).isEqualTo("Sci-Fi|War");
    assertThat(Genres.ofBars("(no genres listed)")).isNull();
    assertThat(Genres.ofBars("")).isNull();
  }

  @Test
  void tokensAreWordsOrQuotedTexts() {
    assertThat(Genres.ofTokens("Animation Children's Comedy"))
        .isEqualTo("Animation|Children's|Comedy");
    assertThat(Genres.ofTokens("'Video Games', 'PC', 'Video Games'")).isEqualTo("Video Games|PC");
  }

  @Test
  void takenApartAgain() {
    assertThat(Genres.split("Video Games|PC")).containsExactly("Video Games", "PC");
    assertThat(Genres.split(null)).isEmpty();
  }
}
