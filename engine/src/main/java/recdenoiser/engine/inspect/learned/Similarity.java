package recdenoiser.engine.inspect.learned;

/** How near two vectors are. */
public enum Similarity {
  /** ⟨a, b⟩ / (‖a‖ ‖b‖), −1 … 1; 0 where one of them is all zeros. */
  COSINE,
  /** ⟨a, b⟩, which the length of a vector counts in. */
  DOT
}
