package recdenoiser.app.attention;

import java.util.List;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.inspect.AttentionMaps;

/** What a map shows; maps of one kind share a scale. */
public enum PanelKind {
  /** Weights of attention. */
  ATTENTION {
    @Override
    HeatScale scale(List<HeatMatrix> maps) {
      return AttentionMaps.scale(maps);
    }
  },
  /** What a rule decided, from 0 to 1. */
  DECISION {
    @Override
    HeatScale scale(List<HeatMatrix> maps) {
      return HeatScale.upTo(1);
    }
  },
  /** Weights of attention minus those of another map. */
  DIFFERENCE {
    @Override
    HeatScale scale(List<HeatMatrix> maps) {
      return AttentionMaps.scaleOfDifferences(maps);
    }
  };

  /** The one that fits all these maps. */
  abstract HeatScale scale(List<HeatMatrix> maps);
}
