package recdenoiser.engine.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import recdenoiser.engine.attention.PassRule;
import recdenoiser.engine.autodiff.GradientCheck;
import recdenoiser.engine.autodiff.GradientCheck.Numbers;
import recdenoiser.engine.denoise.DenoiserSettings.MaskDraw;
import recdenoiser.engine.denoise.JacobianProbe;
import recdenoiser.engine.denoise.LearnedMask;
import recdenoiser.engine.denoise.LearnedMask.Kind;
import recdenoiser.engine.denoise.MaskLogits;
import recdenoiser.engine.denoise.Uniforms;
import recdenoiser.engine.model.ModelSettings.Layout;
import recdenoiser.engine.model.ModelSettings.Positions;

/**
 * All gradients of whole models, with dropout, masks and the Jacobian penalty on, against finite
 * differences of weight · Σ BCE + γ Σ ‖Jη‖².
 */
class ModelGradientTest {
  private static final int WINDOW = 4;
  private static final int WIDTH = 4;
  private static final double WEIGHT = 1.0 / 3;
  private static final double GAMMA = 0.05;

  static Stream<ModelSettings> models() {
    List<ModelSettings> all = new ArrayList<>();
    for (Layout layout : Layout.values()) {
      for (Positions positions : Positions.values()) {
        for (boolean residuals : new boolean[] {true, false}) {
          for (boolean shared : new boolean[] {true, false}) {
            all.add(settings(layout, 2, shared, positions, residuals));
          }
        }
      }
      for (int blocks : new int[] {0, 1, 3}) {
        all.add(settings(layout, blocks, true, Positions.SLOT, true));
      }
    }
    return all.stream();
  }

  private static ModelSettings settings(
      Layout layout, int blocks, boolean shared, Positions positions, boolean residuals) {
    return new ModelSettings(
        SasRecKind.ID, layout, WINDOW, WIDTH, blocks, 2, shared, positions, residuals, 0.25, 1);
  }

  @ParameterizedTest
  @MethodSource("models")
  void everyGradientIsThatOfTheObjective(ModelSettings settings) {
    SmallModel small = new SmallModel(settings, 3, 4, 2, 1, 3);
    PassRule rule = mask(settings);

    small.run(rule, WEIGHT, probe());
    Map<String, double[]> gradients = small.gradients();

    DoubleSupplier objective =
        () -> {
          JacobianProbe probe = probe();
          return small.forward(rule, WEIGHT, probe) + GAMMA * probe.squaredNorms();
        };
    small
        .weights()
        .forEach(
            (name, values) ->
                GradientCheck.agreesEvenIfZero(
                    name, Numbers.of(values), gradients.get(name), objective));
  }

  private static PassRule mask(ModelSettings settings) {
    MaskLogits logits = new MaskLogits(settings.blocks(), WINDOW, 0.7);
    Uniforms uniforms = Uniforms.keyed(5, 1, MaskDraw.PER_SEQUENCE);
    return new LearnedMask(logits).draw(Kind.DRAWN, uniforms, false);
  }

  private static JacobianProbe probe() {
    return new JacobianProbe(JacobianProbe.gaussian(42), GAMMA);
  }
}
