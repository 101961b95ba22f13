package recdenoiser.engine.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.table.DataGrid;
import recdenoiser.engine.table.GridCell;
import recdenoiser.engine.table.GridColumn;

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
    row.add(GridCell.text(trial.trial().equals(cell.chosen()) ? "*" : ""));
    return row;
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
