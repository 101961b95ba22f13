package recdenoiser.engine.attention;

/** The passes that a rule asks for over the same tokens. One object belongs to one thread. */
@FunctionalInterface
public interface RulePasses {

  /**
   * How many passes. The first one is differentiated; the others tell the loss under other draws,
   * with the same dropout, and share everything before the first attention weights.
   */
  default int count() {
    return 1;
  }

  /**
   * @param pass 0 … {@link #count()} - 1
   */
  PassRule pass(int pass, int shard);
}
