package recdenoiser.engine.cli;

import recdenoiser.engine.run.OtherDataFacts;

/** What became of the users and actions of other data, two lines. */
final class OtherDataLines {
  private OtherDataLines() {}

  static String of(OtherDataFacts facts) {
    return CliTexts.format(
            "otherData.users",
            DataTable.count(facts.evaluated()),
            DataTable.count(facts.users()),
            DataTable.count(facts.unknownTargets()),
            DataTable.count(facts.tooShort()),
            DataTable.count(facts.knownUsers()))
        + System.lineSeparator()
        + CliTexts.format(
            "otherData.items",
            DataTable.count(facts.unknownItems()),
            DataTable.count(facts.items()),
            DataTable.count(facts.unknownActions()));
  }
}
