package recdenoiser.engine.cli;

import recdenoiser.engine.data.TimeSplit;

/** What a split by time makes of users and targets, two lines. */
final class TimeSplitLines {
  private TimeSplitLines() {}

  static String of(TimeSplit.Facts split) {
    return CliTexts.format(
            "timeSplit.parts",
            split.validationFrom(),
            split.testFrom(),
            DataTable.count(split.trainingActions()),
            DataTable.count(split.validated()),
            DataTable.count(split.tested()))
        + System.lineSeparator()
        + CliTexts.format(
            "timeSplit.leftOut",
            DataTable.count(split.newToValidation()),
            DataTable.count(split.newToTest()),
            DataTable.count(split.unseenInValidation()),
            DataTable.count(split.unseenInTest()));
  }
}
