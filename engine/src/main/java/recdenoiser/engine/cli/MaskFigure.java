package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.recommend.MaskSnapshot;
import recdenoiser.engine.run.MapKind;
import recdenoiser.engine.run.MaskMaps;
import recdenoiser.engine.text.Numbers;

/**
 * Heat maps of every block, the means over its heads: a row with the open probabilities of learned
 * masks or with the fixed pattern, and a row with the attention. Maps of a row share one scale.
 */
final class MaskFigure {
  private MaskFigure() {}

  /** In place of one block. */
  static final int ALL = -1;

  static Figure of(MaskSnapshot masks) {
    return of(masks, MaskMaps.MEAN, ALL);
  }

  /**
   * @param head from 0, or {@link MaskMaps#MEAN}
   * @param block from 0, or {@link #ALL}
   */
  static Figure of(MaskSnapshot masks, int head, int block) {
    MaskMaps maps = MaskMaps.of(masks, head);
    List<Figure> figures = new ArrayList<>();
    for (MapKind kind : maps.kinds()) {
      HeatScale scale = kind.scale(maps.attentionHigh());
      int number = 0;
      for (HeatMatrix matrix : maps.maps().get(kind)) {
        number++;
        if (block == ALL || block == number - 1) {
          figures.add(new HeatFigure(title(kind, number, matrix, masks.epoch()), matrix, scale));
        }
      }
    }
    return new FigureGrid(figures, block == ALL ? Math.max(1, maps.blocks()) : 1);
  }

  private static String title(MapKind kind, int block, HeatMatrix matrix, int epoch) {
    String number = Integer.toString(block);
    return switch (kind) {
      case OPEN -> CliTexts.format("plot.open", number, Integer.toString(epoch));
      case PATTERN -> CliTexts.format("plot.pattern", number, Numbers.percent(1 - matrix.mean()));
      case ATTENTION -> CliTexts.format("plot.attention", number, Integer.toString(epoch));
    };
  }
}
