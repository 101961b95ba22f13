package recdenoiser.engine.cli;

import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.figure.Figure;
import recdenoiser.engine.figure.FigureGrid;
import recdenoiser.engine.figure.HeatFigure;
import recdenoiser.engine.figure.HeatMatrix;
import recdenoiser.engine.figure.HeatScale;
import recdenoiser.engine.inspect.AttentionMaps;
import recdenoiser.engine.inspect.AttentionStatistics;
import recdenoiser.engine.inspect.MapPart;

/**
 * The maps that were asked for.
 *
 * @param block from 0, or {@link #ALL}
 * @param head from 0, or {@link AttentionMaps#MEAN}
 */
record InspectedMaps(List<InspectedAnswer> answers, int block, int head) {
  /** All blocks, one after the other. */
  static final int ALL = -1;

  /**
   * One map and what it is like.
   *
   * @param block from 0
   * @param average whether it is of many users
   */
  record Row(
      InspectedAnswer answer,
      int block,
      boolean average,
      MapPart part,
      AttentionStatistics statistics,
      double moved) {}

  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (InspectedAnswer answer : answers) {
      answer.inspection().attention().ifPresent(maps -> add(rows, answer, maps, false));
      answer.average().ifPresent(maps -> add(rows, answer, maps, true));
    }
    return rows;
  }

  private void add(List<Row> rows, InspectedAnswer answer, AttentionMaps maps, boolean average) {
    for (int b : blocks(maps)) {
      for (MapPart part : List.of(MapPart.BEFORE, MapPart.AFTER)) {
        if (maps.has(part)) {
          double moved = part == MapPart.AFTER ? maps.moved(b, head) : 0;
          rows.add(new Row(answer, b, average, part, maps.statistics(part, b, head), moved));
        }
      }
    }
  }

  private List<Integer> blocks(AttentionMaps maps) {
    List<Integer> blocks = new ArrayList<>();
    for (int b = 0; b < maps.blocks(); b++) {
      if (block == ALL || block == b) {
        blocks.add(b);
      }
    }
    return blocks;
  }

  /** A row for each run and block, before, after and what is kept; one scale for all attention. */
  Figure figure() {
    List<HeatMatrix> attention = new ArrayList<>();
    for (InspectedAnswer answer : answers) {
      answer
          .inspection()
          .attention()
          .ifPresent(
              maps -> {
                for (int b : blocks(maps)) {
                  attention.add(maps.matrix(MapPart.BEFORE, b, head));
                  attention.add(maps.matrix(MapPart.AFTER, b, head));
                }
              });
    }
    HeatScale scale = AttentionMaps.scale(attention);
    List<Figure> figures = new ArrayList<>();
    for (InspectedAnswer answer : answers) {
      answer
          .inspection()
          .attention()
          .ifPresent(
              maps -> {
                for (int b : blocks(maps)) {
                  for (MapPart part : MapPart.values()) {
                    figures.add(
                        new HeatFigure(
                            title(answer, part, b),
                            maps.matrix(part, b, head),
                            part == MapPart.KEPT ? HeatScale.upTo(1) : scale));
                  }
                }
              });
    }
    return new FigureGrid(figures, MapPart.values().length);
  }

  private static String title(InspectedAnswer answer, MapPart part, int b) {
    return CliTexts.format(
        "inspect.map." + part, Integer.toString(answer.number()), Integer.toString(b + 1));
  }
}
