package recdenoiser.engine.model;

/** Kang and McAuley, ICDM 2018. */
public final class SasRecKind extends SelfAttentiveKind {
  public static final String ID = "SASREC";

  public SasRecKind() {
    super(ID);
  }

  @Override
  public Model create(ModelContext context) {
    return new SasRec(context);
  }
}
