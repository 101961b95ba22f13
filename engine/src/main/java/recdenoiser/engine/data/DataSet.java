package recdenoiser.engine.data;

/**
 * What was read, and from where.
 *
 * @param sequences after the filters, if any
 * @param checksum SHA-256 of the file's bytes, 64 hexadecimal digits
 * @param source the file, or {@code sample:NAME}
 * @param rawUsers users before the filters
 * @param rawItems items before the filters
 * @param rawActions actions before the filters
 */
public record DataSet(
    Sequences sequences,
    String checksum,
    String source,
    int rawUsers,
    int rawItems,
    int rawActions) {

  static DataSet unfiltered(Sequences sequences, String checksum, String source) {
    return new DataSet(
        sequences,
        checksum,
        source,
        sequences.userCount(),
        sequences.itemCount(),
        sequences.actionCount());
  }

  DataSet filtered(Sequences kept) {
    return new DataSet(kept, checksum, source, rawUsers, rawItems, rawActions);
  }
}
