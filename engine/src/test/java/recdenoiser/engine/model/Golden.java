package recdenoiser.engine.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import recdenoiser.engine.batch.TokenBatch;

/**
 * Numbers of an independent implementation: SASRec with masks in the original layout, three short
 * sequences.
 */
final class Golden {
  static final int ITEMS = 12;
  static final int WINDOW = 5;
  static final int WIDTH = 6;
  static final int BLOCKS = 2;
  static final int SEQUENCES = 3;

  private static final JsonNode ROOT = load();

  private Golden() {}

  private static JsonNode load() {
    try (InputStream in = Golden.class.getResourceAsStream("/golden/sasrec-denoiser.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @param path fields separated by slashes, because names hold dots
   */
  static JsonNode at(String path) {
    JsonNode node = ROOT;
    for (String field : path.split("/")) {
      node = node.get(field);
    }
    return node;
  }

  static double number(String path) {
    return at(path).doubleValue();
  }

  /** All numbers below a node, in order. */
  static double[] flat(String path) {
    List<Double> numbers = new ArrayList<>();
    collect(at(path), numbers);
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void collect(JsonNode node, List<Double> numbers) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, numbers));
    } else {
      numbers.add(node.doubleValue());
    }
  }

  static int[] row(String path, int row) {
    JsonNode node = at(path).get(row);
    int[] values = new int[node.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = node.get(i).intValue();
    }
    return values;
  }

  /** The three sequences without their padding. */
  static TokenBatch batch() {
    TokenBatch batch = new TokenBatch();
    batch.clear(SEQUENCES, SEQUENCES * WINDOW);
    for (int s = 0; s < SEQUENCES; s++) {
      int[] items = row("sequence", s);
      int[] positives = row("positive", s);
      int[] negatives = row("negative", s);
      int length = (int) java.util.Arrays.stream(items).filter(i -> i != 0).count();
      int first = batch.append(length, WINDOW);
      System.arraycopy(items, WINDOW - length, batch.items(), first, length);
      System.arraycopy(positives, WINDOW - length, batch.positives(), first, length);
      System.arraycopy(negatives, WINDOW - length, batch.negatives(), first, length);
    }
    return batch;
  }
}
