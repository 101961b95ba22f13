package recdenoiser.engine.inspect.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import recdenoiser.engine.data.KeyedRandom;
import recdenoiser.engine.data.Sequences;

/**
 * Sequences of tokens: items of users, or words of paragraphs.
 *
 * @param name on screen
 * @param sequences each token from 1
 */
record TokenSequences(String name, List<int[]> sequences) {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’]*");

  TokenSequences {
    sequences = List.copyOf(sequences);
  }

  static TokenSequences of(Sequences data) {
    List<int[]> sequences = new ArrayList<>();
    for (int user = 0; user < data.userCount(); user++) {
      sequences.add(data.itemsOf(user));
    }
    return new TokenSequences(data.name(), sequences);
  }

  /**
   * Words in small letters; paragraphs are told apart by blank lines, or are lines where there are
   * no blank ones.
   *
   * @throws IOException if the file cannot be read, is not in UTF-8 or has no words
   */
  static TokenSequences ofText(Path file) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    boolean blanks = false;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(words(line));
        blanks |= line.isBlank();
      }
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is not a text in UTF-8.", e);
    }
    Map<String, Integer> numbers = new HashMap<>();
    List<int[]> paragraphs = new ArrayList<>();
    List<Integer> open = new ArrayList<>();
    for (List<String> line : lines) {
      for (String word : line) {
        open.add(numbers.computeIfAbsent(word, key -> numbers.size() + 1));
      }
      if (line.isEmpty() || !blanks) {
        close(open, paragraphs);
      }
    }
    close(open, paragraphs);
    if (paragraphs.isEmpty()) {
      throw new IOException(file + " has no words.");
    }
    return new TokenSequences(file.getFileName().toString(), paragraphs);
  }

  private static void close(List<Integer> open, List<int[]> paragraphs) {
    if (!open.isEmpty()) {
      paragraphs.add(open.stream().mapToInt(word -> word).toArray());
      open.clear();
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(line.toLowerCase(Locale.ROOT));
    while (matcher.find()) {
      words.add(matcher.group());
    }
    return words;
  }

  int tokens() {
    return sequences.stream().mapToInt(one -> one.length).sum();
  }

  /** So many tokens of sequences in an order drawn by the seed; the last is cut short. */
  TokenSequences cut(int most, long seed) {
    KeyedRandom random = new KeyedRandom(seed, "sequences", 0);
    List<int[]> order = new ArrayList<>(sequences);
    for (int i = order.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int[] one = order.get(i);
      order.set(i, order.get(other));
      order.set(other, one);
    }
    List<int[]> kept = new ArrayList<>();
    int left = most;
    for (int[] one : order) {
      int length = Math.min(left, one.length);
      if (length > 0) {
        kept.add(Arrays.copyOf(one, length));
        left -= length;
      }
    }
    return new TokenSequences(name, kept);
  }

  /** How often each token stands, the most frequent first. */
  int[] counts() {
    Map<Integer, Integer> counts = new HashMap<>();
    sequences.forEach(
        one -> Arrays.stream(one).forEach(token -> counts.merge(token, 1, Integer::sum)));
    int[] descending = counts.values().stream().mapToInt(count -> -count).sorted().toArray();
    return Arrays.stream(descending).map(count -> -count).toArray();
  }
}
