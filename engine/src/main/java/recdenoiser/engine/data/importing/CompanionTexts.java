package recdenoiser.engine.data.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.ItemTexts;
import recdenoiser.engine.data.reading.ItemTextsReader;
import recdenoiser.engine.data.reading.Lines;
import recdenoiser.engine.data.reading.TokenTable;

/** Titles and genres of items from the file that is published beside the actions. */
final class CompanionTexts {
  private static final Logger log = LoggerFactory.getLogger(CompanionTexts.class);

  private static final int HEAD = 4096;

  private final ImportSource source;
  private final TokenTable items;

  private CompanionTexts(ImportSource source, TokenTable items) {
    this.source = source;
    this.items = items;
  }

  /**
   * Looks for them beside the actions, in the same folder or archive.
   *
   * @return by item number from 0; nothing if there is no such file, or it is not understood
   * @throws DataProblem if the file is there and cannot be read
   */
  static ItemTexts find(ImportSource source, Path file, TokenTable items) {
    return new CompanionTexts(source, items).find(stem(source, file));
  }

  /** SHA-256 of the file that lies beside the actions; empty if there is none, or in an archive. */
  static String checksum(ImportSource source, Path file) throws IOException {
    String stem = stem(source, file);
    Stream<String> names =
        Stream.concat(Companion.of(stem).stream().map(Companion::name), tables(stem).stream());
    Optional<Path> beside = names.map(source::beside).filter(Objects::nonNull).findFirst();
    return beside.isPresent() ? Checksums.sha256(beside.get()) : "";
  }

  private static List<String> tables(String stem) {
    return List.of(stem + ".item", stem + ".items.tsv");
  }

  private static String stem(ImportSource source, Path file) {
    String entry = source.entryName();
    String name =
        entry.isEmpty()
            ? file.getFileName().toString()
            : entry.substring(entry.lastIndexOf('/') + 1);
    return name.replaceFirst("\\.(gz|bz2|zst|zip)$", "").replaceFirst("\\.[^.]*$", "");
  }

  private ItemTexts find(String stem) {
    for (Companion companion : Companion.of(stem)) {
      byte[] head = head(companion.name());
      if (head != null) {
        ItemTexts all = understood(companion.name(), () -> records(companion, head));
        return all.equals(ItemTexts.NONE)
            ? understood(companion.name(), () -> records(companion.withoutGenres(), head))
            : all;
      }
    }
    for (String table : tables(stem)) {
      byte[] head = head(table);
      if (head != null) {
        return understood(table, () -> table(table));
      }
    }
    return ItemTexts.NONE;
  }

  /** The first bytes; null if there is no such file. */
  private byte[] head(String name) {
    try (InputStream in = source.companion(List.of(name))) {
      return in == null ? null : in.readNBytes(HEAD);
    } catch (IOException e) {
      throw ImportSource.unreadable(name, e);
    }
  }

  @FunctionalInterface
  private interface Reading {
    ItemTexts read() throws IOException;
  }

  private static ItemTexts understood(String name, Reading reading) {
    try {
      return reading.read();
    } catch (DataProblem e) {
      log.warn("Titles and genres are not complete: {}", e.getMessage());
      return ItemTexts.NONE;
    } catch (IOException e) {
      throw ImportSource.unreadable(name, e);
    }
  }

  private ItemTexts table(String name) throws IOException {
    try (InputStream in = source.companion(List.of(name))) {
      return new ItemTextsReader(items).read(new Lines(name, in));
    }
  }

  private ItemTexts records(Companion companion, byte[] head) throws IOException {
    try {
      return records(companion, head, Encodings.strictUtf8());
    } catch (CharacterCodingException e) {
      // MovieLens wrote its titles before UTF-8 was usual
      log.info("{} is not UTF-8 and is read as ISO-8859-1.", companion.name());
      return records(companion, head, StandardCharsets.ISO_8859_1.newDecoder());
    }
  }

  private ItemTexts records(Companion companion, byte[] head, CharsetDecoder decoder)
      throws IOException {
    TextSink sink = new TextSink(items, companion);
    RecordReader reader =
        switch (companion.layout().format()) {
          case JSON_LINES -> new JsonReader(startsLikePython(head));
          case PYTHON_RECORDS -> new JsonReader(true);
          default -> new DelimitedReader(companion.layout(), decoder);
        };
    try (InputStream in = source.companion(List.of(companion.name()))) {
      reader.read(companion.name(), in, companion.columns(), sink);
    }
    return sink.texts();
  }

  private static boolean startsLikePython(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.ISO_8859_1);
    return start.matches("(?s)\\s*\\{\\s*u?'.*");
  }
}
