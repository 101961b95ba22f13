package recdenoiser.engine.attention;

/**
 * The connections of a Sparse Transformer (Child, Gray, Radford and Sutskever 2019, Section 4.2),
 * in two halves. Query i and key j are slots of the window.
 *
 * <p>Causal, as published: <br>
 * strided: i - l ≤ j ≤ i, and every j ≤ i with (i - j) mod l = 0; <br>
 * fixed: j ≤ i of the same stretch ⌊j/l⌋ = ⌊i/l⌋, and every j ≤ i among the last c slots of a
 * stretch, j mod l ≥ l - c.
 *
 * <p>In both directions the same without j ≤ i: strided |i - j| ≤ l, and (i - j) mod l = 0; fixed:
 * the whole stretch, and the last c slots of every stretch.
 *
 * <p>A query always sees itself, in each half; the published second half of the fixed pattern would
 * leave queries of the first stretch nothing to see.
 *
 * @param rule {@code SPARSE_STRIDED} or {@code SPARSE_FIXED}
 * @param stride l
 * @param summary c
 */
record SparsePattern(String rule, int stride, int summary, boolean causal) {

  static SparsePattern of(AttentionSettings settings, RuleShape shape) {
    return new SparsePattern(
        settings.attention(),
        settings.stride(shape.window()),
        settings.patternSummary(),
        shape.causal());
  }

  /** What is near: A⁽¹⁾. */
  boolean near(int query, int key) {
    if (forbidden(query, key)) {
      return false;
    }
    return rule.equals(Rule.SPARSE_STRIDED)
        ? Math.abs(query - key) <= stride
        : query / stride == key / stride;
  }

  /** What is far: A⁽²⁾. */
  boolean far(int query, int key) {
    if (forbidden(query, key)) {
      return false;
    }
    return rule.equals(Rule.SPARSE_STRIDED)
        ? (query - key) % stride == 0
        : key % stride >= stride - summary || query == key;
  }

  boolean forbidden(int query, int key) {
    return causal && key > query;
  }
}
