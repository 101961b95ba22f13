package recdenoiser.engine.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;

/**
 * Reads item sequences, one in a line, oldest item first, items as the data file of a run names
 * them. Lines without any item are skipped.
 */
final class HistoryFile {
  private HistoryFile() {}

  /**
   * @throws IOException if the file cannot be read
   * @throws DataProblem if an item is not in the data, or there is no sequence
   */
  static List<int[]> read(Path file, Sequences data) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    for (int item = 1; item <= data.itemCount(); item++) {
      numbers.put(data.itemToken(item), item);
    }
    List<int[]> histories = new ArrayList<>();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String line;
      for (int number = 1; (line = lines.readLine()) != null; number++) {
        if (!line.isBlank()) {
          histories.add(parse(line, file, number, numbers));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text in UTF-8.", e);
    }
    if (histories.isEmpty()) {
      throw DataProblem.of(file.toString(), CliTexts.format("noSequences", file.toString()));
    }
    return histories;
  }

  private static int[] parse(String line, Path file, int number, Map<String, Integer> numbers) {
    String[] names = line.strip().split("[\\s,]+");
    int[] items = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      Integer item = numbers.get(names[i]);
      if (item == null) {
        throw DataProblem.at(
            file.toString(), number, "item " + names[i], "items that the run's data have");
      }
      items[i] = item;
    }
    return items;
  }
}
