package recdenoiser.engine.denoise;

/** What a credited loss is compared with. */
@FunctionalInterface
interface Baseline {
  Baseline NONE = (block, slot, credited) -> credited;

  /**
   * The credited loss minus a constant that this step's draws have no part in; later steps may
   * learn from it.
   */
  double compare(int block, int slot, double credited);
}
