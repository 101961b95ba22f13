package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;
import recdenoiser.engine.text.Numbers;

/** Everything that a search tried, so that others can see how hard each cell was tuned. */
public final class SearchTable {
  private SearchTable() {}

  /** A row for each trial of each cell. */
  public static DataGrid of(SearchStatus status) {
    Study study = status.study();
    StudySearch search = study.search().orElseThrow();
    List<GridColumn> columns = new ArrayList<>();
    columns.add(GridColumn.words(StudyTexts.format("column.data")));
    study.axes().forEach(axis -> columns.add(GridColumn.words(axis.label())));
    columns.add(GridColumn.numbers(StudyTexts.format("column.trial")));
    search.space().forEach(one -> columns.add(GridColumn.numbers(one.setting())));
    columns.add(GridColumn.numbers(StudyTexts.format("column.epochs")));
    columns.add(GridColumn.numbers(StudyTexts.format("column.validation")));
    columns.add(GridColumn.words(StudyTexts.format("column.state")));
    columns.add(GridColumn.words(StudyTexts.format("column.chosen")));
    List<List<GridCell>> rows = new ArrayList<>();
    for (SearchStatus.Cell cell : status.cells()) {
      cell.trials().forEach(trial -> rows.add(row(search, cell, trial)));
    }
    return new DataGrid(study.title(), columns, rows, notes(status));
  }

  private static List<GridCell> row(
      StudySearch search, SearchStatus.Cell cell, SearchStatus.Trial trial) {
    List<GridCell> row = new ArrayList<>();
    cell.cell().at().values().forEach(point -> row.add(GridCell.text(point)));
    row.add(GridCell.number(trial.trial().number()));
    for (SearchDimension dimension : search.space()) {
      String drawn = trial.trial().settings().get(dimension.setting());
      row.add(drawn == null ? GridCell.NONE : GridCell.text(drawn));
    }
    row.add(GridCell.number(trial.epochs()));
    row.add(GridCell.metric(trial.score()));
    row.add(GridCell.text(state(cell, trial)));
    row.add(GridCell.text(trial.trial().equals(cell.chosen()) ? "*" : ""));
    return row;
  }

  /** How far a trial is, in words. */
  private static String state(SearchStatus.Cell cell, SearchStatus.Trial trial) {
    StudyRun open = trial.open();
    if (open != null && open.state() == StudyRun.State.RUNNING && open.progress() != null) {
      return StudyTexts.format("state.training", Numbers.percent(open.progress().share()));
    }
    if (open != null) {
      return StudyTexts.format("state." + open.state());
    }
    if (trial.score() == Double.NEGATIVE_INFINITY) {
      return StudyTexts.format("state.FAILED");
    }
    boolean last = trial.scores().size() == cell.rounds().size();
    boolean out = !last && trial.scores().size() < cell.round();
    return out ? StudyTexts.format("state.out") : StudyTexts.format("state.FINISHED");
  }

  /** The cell's data and points, in words. */
  static String place(Study study, SearchStatus.Cell cell) {
    List<String> parts = new ArrayList<>();
    cell.cell()
        .at()
        .forEach(
            (axis, point) -> {
              if (axis.equals(Study.DATA_AXIS)) {
                parts.add(title(study, point));
              } else if (study.axis(axis).points().size() > 1) {
                parts.add(point);
              }
            });
    return String.join(", ", parts);
  }

  private static String title(Study study, String data) {
    return study.data().stream()
        .filter(one -> one.name().equals(data))
        .map(StudyData::title)
        .findFirst()
        .orElse(data);
  }

  private static List<String> notes(SearchStatus status) {
    List<String> notes = new ArrayList<>();
    notes.add(
        StudyTexts.format(
            "note.search",
            Integer.toString(status.study().search().orElseThrow().trials()),
            Long.toString(status.epochsSpent())));
    status.cells().stream()
        .map(SearchStatus.Cell::impossible)
        .filter(why -> !why.isEmpty())
        .distinct()
        .forEach(notes::add);
    return notes;
  }

  /** For programs: {@code {"epochs": …, "cells": [{"at": …, "chosen": 3, "trials": […]}]}}. */
  public static Map<String, Object> json(SearchStatus status) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("study", status.study().id());
    json.put("epochs", status.epochsSpent());
    json.put("cells", status.cells().stream().map(SearchTable::json).toList());
    return json;
  }

  private static Map<String, Object> json(SearchStatus.Cell cell) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", cell.cell().at());
    json.put("chosen", cell.chosen() == null ? null : cell.chosen().number());
    json.put("trials", cell.trials().stream().map(SearchTable::json).toList());
    return json;
  }

  private static Map<String, Object> json(SearchStatus.Trial trial) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("trial", trial.trial().number());
    json.put("settings", trial.trial().settings());
    json.put("epochs", trial.epochs());
    json.put(
        "validation",
        trial.scores().stream().map(score -> Double.isFinite(score) ? score : null).toList());
    return json;
  }
}
