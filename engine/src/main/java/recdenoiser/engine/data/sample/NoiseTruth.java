package recdenoiser.engine.data.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Sequences;

/**
 * What every action of a generated data set really depends on, as {@link SampleShop} wrote it down.
 */
public final class NoiseTruth {
  static final String HEADER = "user\tposition\tdepends_on\tnoise\tinterest";

  private static final int COLUMNS = 5;

  /**
   * One user's actions, by position in the sequence.
   *
   * @param dependsOn position of the earlier action of the same interest that an action follows, or
   *     -1
   * @param interest number of the interest an action is of, or -1 for noise
   */
  public record UserTruth(int[] dependsOn, int[] interest) {

    public int length() {
      return interest.length;
    }

    public boolean isNoise(int position) {
      return interest[position] < 0;
    }
  }

  private final Map<String, UserTruth> users;

  private NoiseTruth(Map<String, UserTruth> users) {
    this.users = users;
  }

  /**
   * Reads the {@code .truth.tsv} that lies beside a file of actions.
   *
   * @return empty if there is none
   * @throws DataProblem if it is not such a file
   */
  public static Optional<NoiseTruth> beside(Path actions) {
    String name = actions.getFileName().toString().replaceFirst("\\.[^.]*$", "") + ".truth.tsv";
    Path file = actions.resolveSibling(name);
    return Files.isRegularFile(file) ? Optional.of(read(file)) : Optional.empty();
  }

  /**
   * Reads a {@code .truth.tsv}.
   *
   * @throws DataProblem if it cannot be read or is not such a file
   */
  public static NoiseTruth read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (IOException e) {
      throw DataProblem.of(file.toString(), file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The truth of the sample data that the project ships. */
  public static NoiseTruth shipped() {
    String resource = "/sample-data/" + SampleShop.NAME + ".truth.tsv";
    try (InputStream in = NoiseTruth.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw DataProblem.of(resource, resource + " is not on the class path.");
      }
      return read(resource, in);
    } catch (IOException e) {
      throw DataProblem.of(resource, resource + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  /** The truth of sample data that the project ships; empty if it has none. */
  public static Optional<NoiseTruth> ofSample(String name) {
    return name.equals(SampleShop.NAME) ? Optional.of(shipped()) : Optional.empty();
  }

  private static NoiseTruth read(String source, InputStream in) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    if (!HEADER.equals(reader.readLine())) {
      throw DataProblem.at(source, 1, "another header", "\"" + HEADER.replace('\t', ' ') + "\"");
    }
    Map<String, List<int[]>> rows = new HashMap<>();
    long number = 1;
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      String[] columns = line.split("\t", -1);
      if (columns.length != COLUMNS) {
        throw DataProblem.at(
            source, number, columns.length + " columns", COLUMNS + " as in the header");
      }
      List<int[]> ofUser = rows.computeIfAbsent(columns[0], user -> new ArrayList<>());
      ofUser.add(parse(source, number, columns, ofUser.size()));
    }
    Map<String, UserTruth> users = new HashMap<>();
    rows.forEach((user, ofUser) -> users.put(user, arrange(ofUser)));
    return new NoiseTruth(users);
  }

  /** The numbers depends_on and interest of one line. */
  private static int[] parse(String source, long number, String[] columns, int expectedPosition) {
    try {
      int position = Integer.parseInt(columns[1]);
      int dependsOn = Integer.parseInt(columns[2]);
      int interest = Integer.parseInt(columns[4]);
      boolean noise = columns[3].equals("1");
      if (position == expectedPosition && dependsOn < position && noise == interest < 0) {
        return new int[] {dependsOn, interest};
      }
    } catch (NumberFormatException e) {
      throw DataProblem.at(
          source, number, "\"" + String.join(" ", columns) + "\"", "whole numbers");
    }
    throw DataProblem.at(
        source,
        number,
        "\"" + String.join(" ", columns) + "\"",
        "position " + expectedPosition + ", an earlier one or -1, and interest -1 for noise only");
  }

  private static UserTruth arrange(List<int[]> rows) {
    return new UserTruth(
        rows.stream().mapToInt(row -> row[0]).toArray(),
        rows.stream().mapToInt(row -> row[1]).toArray());
  }

  /**
   * What is known of one user.
   *
   * @return empty if nothing is, or if filters have taken actions away so that positions no longer
   *     agree
   */
  public Optional<UserTruth> of(Sequences data, int user) {
    return Optional.ofNullable(users.get(data.userLabel(user)))
        .filter(truth -> truth.length() == data.length(user));
  }
}
