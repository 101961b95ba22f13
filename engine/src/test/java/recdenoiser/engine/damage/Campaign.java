package recdenoiser.engine.damage;

/**
 * How much of the campaign against damage is run: all of it by {@code mvn -Pcampaign verify}, less
 * where the system property {@value #PROPERTY} says so.
 */
public final class Campaign {
  static final String PROPERTY = "recdenoiser.campaign";

  /** Of a test that is asked for by name, without the profile. */
  private static final String SHARE_BY_NAME = "0.01";

  private Campaign() {}

  /**
   * @param whole how often the whole campaign does something
   * @return how often it is done now, at least once
   */
  public static int count(int whole) {
    return (int) Math.max(1, Math.round(whole * share()));
  }

  /** 0 … 1. */
  private static double share() {
    String told = System.getProperty(PROPERTY, SHARE_BY_NAME);
    double share = told.isEmpty() ? Double.parseDouble(SHARE_BY_NAME) : Double.parseDouble(told);
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          PROPERTY + " is " + told + ", expected a share of more than 0 and at most 1.");
    }
    return share;
  }
}
