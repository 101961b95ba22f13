package recdenoiser.engine.table;

/** Text within HTML. */
public final class Html {
  private Html() {}

  /** As text or as the value of an attribute, with nothing left that HTML would read. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
