package recdenoiser.app.attention;

import recdenoiser.app.text.Texts;
import recdenoiser.engine.inspect.Adopted;

/** In what a sequence differs from what another run's data hold, in a sentence. */
public final class Differences {
  private static final Texts TEXTS = Texts.bundle("attention");

  private Differences() {}

  /** Empty where there is no difference. */
  public static String of(Adopted adopted) {
    if (!adopted.unknownItems().isEmpty()) {
      return TEXTS.get("differs.items", String.join(", ", adopted.unknownItems()));
    }
    if (!adopted.knownUser()) {
      return TEXTS.get("differs.user");
    }
    return adopted.sameHistory() ? "" : TEXTS.get("differs.history");
  }
}
