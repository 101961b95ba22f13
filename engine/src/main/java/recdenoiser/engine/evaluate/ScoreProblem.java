package recdenoiser.engine.evaluate;

/** A model gave something that is not a score. */
public final class ScoreProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScoreProblem(String sentence) {
    super(sentence);
  }
}
