package recdenoiser.engine.data;

/**
 * What was read, and from where.
 *
 * @param sequences after the filters, if any
 * @param checksum SHA-256 of the file's bytes, 64 hexadecimal digits
 * @param source the file, or {@code sample:NAME}
 * @param origin what the import says of where it comes from and what was done to it, as JSON; empty
 *     where nothing was imported
 * @param reading how the file was read and what is doubtful in it, as JSON, see {@link
 *     recdenoiser.engine.data.importing.Reading}; empty for data that the project ships
 * @param rawUsers users before the filters
 * @param rawItems items before the filters
 * @param rawActions actions before the filters
 */
public record DataSet(
    Sequences sequences,
    String checksum,
    String source,
    String origin,
    String reading,
    int rawUsers,
    int rawItems,
    int rawActions) {

  public static DataSet unfiltered(Sequences sequences, String checksum, String source) {
    return unfiltered(sequences, checksum, source, "", "");
  }

  public static DataSet unfiltered(
      Sequences sequences, String checksum, String source, String origin, String reading) {
    return new DataSet(
        sequences,
        checksum,
        source,
        origin,
        reading,
        sequences.userCount(),
        sequences.itemCount(),
        sequences.actionCount());
  }

  public DataSet filtered(Sequences kept) {
    return new DataSet(kept, checksum, source, origin, reading, rawUsers, rawItems, rawActions);
  }
}
