package recdenoiser.engine.data.importing;

/** The one who waited has had enough; nothing is left behind. */
public final class ImportCancelled extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ImportCancelled() {
    super("The import was cancelled.");
  }
}
