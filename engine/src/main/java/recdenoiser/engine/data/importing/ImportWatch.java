package recdenoiser.engine.data.importing;

/** Whoever waits for an import. Asked and told from the importing thread, often. */
public interface ImportWatch {
  /** Nobody. */
  ImportWatch NONE = (share, actions) -> true;

  /**
   * Called every few thousand actions.
   *
   * @param share of the file that has been read, 0 … 1
   * @param actions so far
   * @return whether to go on
   */
  boolean progress(double share, long actions);
}
