package recdenoiser.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import recdenoiser.engine.attention.AttentionSettings;
import recdenoiser.engine.attention.Rule;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Rows;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.batch.TokenBatch;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;
import recdenoiser.engine.settings.SettingGroups;
import recdenoiser.engine.tensor.Matrix;
import recdenoiser.engine.tensor.Precision;
import recdenoiser.engine.tensor.plain.PlainKernels;

/** The recurrent network written out in loops, in double precision. */
class Lstm4RecTest {
  private static final int WIDTH = 3;
  private static final int UNITS = 4;
  private static final int WINDOW = 6;

  private final SettingGroups settings =
      SettingGroups.of(
          new ModelSettings(
              Lstm4RecKind.ID,
              Layout.ORIGINAL,
              WINDOW,
              WIDTH,
              0,
              1,
              true,
              Positions.NONE,
              true,
              0.5,
              1),
          new Lstm4RecSettings(UNITS, 1),
          AttentionSettings.of(Rule.SOFTMAX));
  private final Network model = TestModels.network(settings, 9, 1, Precision.DOUBLE, 3);
  private final int[][] histories = {{1, 2, 3, 4}, {9}, {5, 5, 6, 7, 8, 1}, {8, 1}};
  private final TokenBatch batch = batch();

  private TokenBatch batch() {
    TokenBatch filled = new TokenBatch();
    filled.clear(histories.length, 13);
    for (int[] history : histories) {
      int first = filled.append(history.length, WINDOW);
      System.arraycopy(history, 0, filled.items(), first, history.length);
    }
    return filled;
  }

  private double[] states(Rows wanted) {
    Tape tape = new Tape(new PlainKernels(), Precision.DOUBLE);
    tape.begin(0, null);
    Pass pass =
        Pass.inference(
            tape,
            batch,
            batch.segments(0, histories.length),
            TestModels.rule(settings).inference());
    return model.encode(pass.asking(wanted)).states().value().toDoubles();
  }

  private double[][] weight(String name) {
    return rows(
        model.parameters().all().stream()
            .filter(parameter -> parameter.name().equals(name))
            .map(Parameter::value)
            .findFirst()
            .orElseThrow());
  }

  private static double[][] rows(Matrix matrix) {
    double[][] rows = new double[matrix.rows()][matrix.width()];
    for (int r = 0; r < rows.length; r++) {
      matrix.read(r * matrix.width(), rows[r], 0, matrix.width());
    }
    return rows;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private double[][] written(int[] history) {
    double[][] input = weight("lstm1.weight");
    double[][] recurrent = weight("lstm1.recurrent.weight");
    double[] bias = weight("lstm1.bias")[0];
    double[][] items = rows(model.tables().get(0).values());
    double[] h = new double[UNITS];
    double[] c = new double[UNITS];
    double[][] states = new double[history.length][WIDTH];
    for (int t = 0; t < history.length; t++) {
      double[] z = bias.clone();
      for (int gate = 0; gate < 4 * UNITS; gate++) {
        for (int i = 0; i < WIDTH; i++) {
          z[gate] += input[gate][i] * items[history[t]][i];
        }
        for (int i = 0; i < UNITS; i++) {
          z[gate] += recurrent[gate][i] * h[i];
        }
      }
      double[] next = new double[UNITS];
      for (int i = 0; i < UNITS; i++) {
        c[i] = sigmoid(z[UNITS + i]) * c[i] + Math.tanh(z[i]) * sigmoid(z[3 * UNITS + i]);
        next[i] = sigmoid(z[2 * UNITS + i]) * Math.tanh(c[i]);
      }
      h = next;
      for (int i = 0; i < WIDTH; i++) {
        states[t][i] = weight("dense.bias")[0][i];
        for (int j = 0; j < UNITS; j++) {
          states[t][i] += h[j] * weight("dense.weight")[j][i];
        }
      }
    }
    return states;
  }

  @Test
  void statesAreThoseOfTheRecurrence() {
    double[] states = states(null);
    int token = 0;
    for (int[] history : histories) {
      for (double[] expected : written(history)) {
        assertThat(Arrays.copyOfRange(states, token * WIDTH, (token + 1) * WIDTH))
            .as("token %d", token)
            .containsExactly(expected, within(1e-12));
        token++;
      }
    }
  }

  @Test
  void forgetGatesAreOpenAtFirst() {
    assertThat(weight("lstm1.bias")[0])
        .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void askedForSomeStatesItGivesThose() {
    double[] all = states(null);

    double[] last = states(new Rows(new int[] {3, 4, 10, 12}, 0, 4));

    assertThat(Arrays.copyOf(last, WIDTH))
        .containsExactly(Arrays.copyOfRange(all, 3 * WIDTH, 4 * WIDTH), within(1e-15));
    assertThat(Arrays.copyOfRange(last, 2 * WIDTH, 3 * WIDTH))
        .containsExactly(Arrays.copyOfRange(all, 10 * WIDTH, 11 * WIDTH), within(1e-15));
  }
}
