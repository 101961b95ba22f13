package recdenoiser.engine.attention;

import java.util.Arrays;
import java.util.Map;
import recdenoiser.engine.autodiff.Parameter;
import recdenoiser.engine.autodiff.Parameter.Start;
import recdenoiser.engine.autodiff.Parameters;
import recdenoiser.engine.autodiff.ScoreRule;
import recdenoiser.engine.autodiff.Tape;
import recdenoiser.engine.tensor.kernel.RowWeighting;

/**
 * α-entmax in the place of the softmax. α is the same everywhere, or every head of every block
 * learns its own: α = 1 + σ(a), held within [1.01, 2], with a standard normal at the start
 * (Correia, Niculae and Martins 2019, "Adaptively Sparse Transformers").
 */
final class EntmaxRule implements AttentionRule {
  /** Nearer to the softmax the division by α - 1 loses all digits. */
  private static final double LEAST_ALPHA = 1.01;

  private final RuleShape shape;
  private final double fixed;
  private final Parameter learned;
  private final PassRule rule;

  EntmaxRule(AttentionSettings settings, RuleShape shape, Parameters parameters) {
    this.shape = shape;
    this.fixed = settings.alpha();
    this.learned =
        settings.learnAlpha()
            ? parameters.declare("attention.alpha", shape.blocks(), shape.heads(), Start.NORMAL)
            : null;
    Block[] blocks = new Block[shape.blocks()];
    Arrays.setAll(blocks, Block::new);
    this.rule = block -> blocks[block];
  }

  @Override
  public PassRule inference() {
    return rule;
  }

  @Override
  public Map<String, double[][]> probes() {
    return Map.of(EntmaxKind.ALPHA, alpha());
  }

  private double[][] alpha() {
    double[][] all = new double[shape.blocks()][shape.heads()];
    for (int b = 0; b < shape.blocks(); b++) {
      int block = b;
      Arrays.setAll(all[b], head -> alpha(block, head));
    }
    return all;
  }

  private double alpha(int block, int head) {
    return learned == null ? fixed : Math.max(LEAST_ALPHA, 1 + sigmoid(block, head));
  }

  private double sigmoid(int block, int head) {
    return 1 / (1 + Math.exp(-learned.value().get(index(block, head))));
  }

  private int index(int block, int head) {
    return block * shape.heads() + head;
  }

  /** Has no state of its own: weights are read when they are asked for. */
  private final class Block implements ScoreRule {
    private final int block;

    Block(int block) {
      this.block = block;
    }

    @Override
    public void weigh(int sequence, int head, int length, RowWeighting weighting) {
      weighting.alpha(alpha(block, head), learned != null);
    }

    @Override
    public void backward(Tape tape, int sequence, int head, RowWeighting weighting) {
      if (learned == null) {
        return;
      }
      double sigmoid = sigmoid(block, head);
      if (1 + sigmoid > LEAST_ALPHA) {
        double gradient = weighting.alphaGradient() * sigmoid * (1 - sigmoid);
        tape.gradientOf(learned).add(index(block, head), gradient);
      }
    }
  }
}
