package recdenoiser.engine.data.importing;

import java.nio.file.Path;
import java.util.List;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;

/**
 * What the first lines of a file say of it.
 *
 * @param doubts about the plan, to be told before anything is read by it
 * @param otherItem a column that is nearly as likely the item as the plan's; empty if there is none
 */
public record Detection(ImportPlan plan, List<Doubt> doubts, String otherItem) {

  Detection encoded(String encoding) {
    return new Detection(plan.encoded(encoding), doubts, otherItem);
  }

  /**
   * @throws DataProblem if a person has to choose the item
   */
  public void requireChosen(Path file) {
    if (isOpen()) {
      String item = plan.columns().item();
      throw DataProblem.of(
          file.toString(),
          file
              + ": the item could be column "
              + item
              + " as well as column "
              + otherItem
              + "; choose one by data import --item "
              + item
              + " or --item "
              + otherItem
              + ".");
    }
  }

  /** Whether a person has to choose the item. */
  public boolean isOpen() {
    return !otherItem.isEmpty();
  }
}
