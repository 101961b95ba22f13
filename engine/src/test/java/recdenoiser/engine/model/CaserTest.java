package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** Caser written out in loops, in double precision. */
class CaserTest {
  private static final int LENGTH = 4;
  private static final int WIDTH = 3;
  private static final int VERTICAL = 2;
  private static final int HORIZONTAL = 3;
  private static final int ITEMS = 9;
  private static final int USERS = 5;

  private final SettingGroups settings =
      SettingGroups.of(
          new ModelSettings(
              CaserKind.ID,
              Layout.ORIGINAL,
              LENGTH,
              WIDTH,
              0,
              1,
              false,
              Positions.NONE,
              true,
              0.5,
              1),
          new CaserSettings(2, VERTICAL, HORIZONTAL),
          AttentionSettings.of(Rule.SOFTMAX));
  private final Caser model =
      (Caser) TestModels.network(settings, ITEMS, USERS, Precision.DOUBLE, 3);
  private final TokenBatch batch = new TokenBatch();

  private double[] states(int[][] histories, int[] users) {
    batch.clear(histories.length, Arrays.stream(histories).mapToInt(h -> h.length).sum());
    for (int h = 0; h < histories.length; h++) {
      int first = batch.append(histories[h].length, LENGTH);
      System.arraycopy(histories[h], 0, batch.items(), first, histories[h].length);
      Arrays.fill(batch.users(), first, first + histories[h].length, users[h]);
    }
    Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
    tape.begin(0, null);
    Pass pass =
        Pass.inference(
            tape,
            batch,
            batch.segments(0, histories.length),
            TestModels.rule(settings).inference());
    return model.encode(pass).states().value().toDoubles();
  }

  private double[][] weight(String name) {
    Parameter parameter =
        model.parameters().all().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElseThrow();
    return rows(parameter.value());
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.width()];
    for (int r = 0; r < rows.length; r++) {
      matrix.read(r * matrix.width(), rows[r], 0, matrix.width());
    }
    return rows;
  }

  /** Eq. 3 to 9 of the paper. */
  private double[] written(int[] history, int user) {
    double[][] vectors = rows(model.tables().get(0).values());
    double[][] e = new double[LENGTH][WIDTH];
    for (int i = 0; i < history.length; i++) {
      e[LENGTH - history.length + i] = vectors[history[i]];
    }
    double[] o = new double[VERTICAL * WIDTH + HORIZONTAL * LENGTH];
    int at = 0;
    for (int k = 0; k < VERTICAL; k++) {
      for (int column = 0; column < WIDTH; column++) {
        double sum = weight("vertical.bias")[0][k];
        for (int l = 0; l < LENGTH; l++) {
          sum += weight("vertical.weight")[k][l] * e[l][column];
        }
        o[at++] = sum;
      }
    }
    for (int height = 1; height <= LENGTH; height++) {
      double[][] filters = weight("horizontal" + height + ".weight");
      for (int k = 0; k < HORIZONTAL; k++) {
        double greatest = 0;
        for (int top = 0; top + height <= LENGTH; top++) {
          double sum = weight("horizontal" + height + ".bias")[0][k];
          for (int row = 0; row < height; row++) {
            for (int column = 0; column < WIDTH; column++) {
              sum += filters[k][row * WIDTH + column] * e[top + row][column];
            }
          }
          greatest = Math.max(greatest, sum);
        }
        o[at++] = greatest;
      }
    }
    double[] state = new double[2 * WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      double sum = weight("dense.bias")[0][i];
      for (int j = 0; j < o.length; j++) {
        sum += o[j] * weight("dense.weight")[j][i];
      }
      state[i] = Math.max(0, sum);
      state[WIDTH + i] = rows(model.tables().get(1).values())[user][i];
    }
    return state;
  }

  @Test
  void statesAreThoseOfThePaper() {
    for (Parameter parameter : model.parameters().all()) {
      for (int i = 0; parameter.name().endsWith(".bias") && i < parameter.size(); i++) {
        parameter.value().add(i, 0.1 * (i % 3) - 0.05);
      }
    }
    int[][] histories = {{1, 2, 3, 4}, {9, 9}, {5}, {8, 1, 7}};
    int[] users = {1, 5, 0, 2};
    double[] states = states(histories, users);

    int token = 0;
    for (int h = 0; h < histories.length; h++) {
      for (int t = 0; t < histories[h].length; t++) {
        assertThat(Arrays.copyOfRange(states, token * 2 * WIDTH, (token + 1) * 2 * WIDTH))
            .as("every token of history %d has the state of the whole of it", h)
            .containsExactly(written(histories[h], users[h]), within(1e-12));
        token++;
      }
    }
  }

  @Test
  void itemZeroOnTheLeftIsAsNothing() {
    assertThat(Arrays.copyOf(states(new int[][] {{0, 0, 4}}, new int[] {2}), 2 * WIDTH))
        .isEqualTo(states(new int[][] {{4}}, new int[] {2}));
  }

  @Test
  void filtersAreTheWeights() {
    assertThat(model.filterLength()).isEqualTo(LENGTH);
    assertThat(model.verticalFilters()).hasDimensions(VERTICAL, LENGTH);
    for (int height = 1; height <= LENGTH; height++) {
      float[][] filters = model.horizontalFilters(height);
      assertThat(filters).hasDimensions(HORIZONTAL, height * WIDTH);
      assertThat((double) filters[2][height * WIDTH - 1])
          .isCloseTo(
              weight("horizontal" + height + ".weight")[2][height * WIDTH - 1], within(1e-7));
    }
  }
}
