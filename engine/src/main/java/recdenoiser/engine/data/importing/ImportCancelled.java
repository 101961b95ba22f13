package recdenoiser.engine.data.importing;

/** The one who waited has had enough; nothing is left behind. */
public final class ImportCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportCancelled() {
    super("The import was cancelled.");
  }

  /** Asks once more, after everything has been read. */
  static void check(ImportWatch watch, long actions) {
    if (!watch.progress(1, actions)) {
      throw new ImportCancelled();
    }
  }
}
