package recdenoiser.engine.data.importing;

import recdenoiser.engine.data.Genres;

/** Takes the wanted columns of a file, record by record. */
interface RecordSink {

  /** By wanted column: what the next call of {@link #record} is about. */
  Field[] fields();

  /** Whether a list of texts may stand for one, joined as {@link Genres} joins them. */
  default boolean takesLists() {
    return false;
  }

  /**
   * A record whose columns are in {@link #fields}; those that it has not are empty.
   *
   * @param line counted from 1, of the record's beginning
   */
  void record(long line);

  /**
   * A record that cannot be understood.
   *
   * @param reason what was found and what was expected, without a full stop
   */
  void reject(long line, String reason, String text);
}
