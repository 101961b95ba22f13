package recdenoiser.engine.data.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import recdenoiser.engine.data.Checksums;
import recdenoiser.engine.data.DataProblem;
import recdenoiser.engine.data.Doubt;
import recdenoiser.engine.data.Sequences;
import recdenoiser.engine.data.reading.PackedData;

/**
 * Where a data set comes from and what was done to it: kept with it.
 *
 * @param name of the data set
 * @param version the first 12 hexadecimal digits of a checksum of the file, the file of titles
 *     beside it, how it was understood and what was done to it: the same version is the same data
 * @param file its name, without its folder
 * @param fileChecksum SHA-256, 64 hexadecimal digits
 * @param doubts that the import left
 */
public record ImportManifest(
    String name,
    String version,
    String file,
    String fileChecksum,
    ImportPlan plan,
    ImportRecipe recipe,
    List<ImportStep> steps,
    long lines,
    long rejected,
    List<Doubt> doubts) {

  public ImportManifest {
    doubts = doubts == null ? List.of() : List.copyOf(doubts);
  }

  /** How its actions were read, with dates of what there is now. */
  public Reading reading(Sequences data) {
    return Reading.of(plan, data, doubts);
  }

  private static final int VERSION_DIGITS = 12;

  /** Changes when the same import would give other bytes than it did. */
  private static final String FORM = "5";

  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static ImportManifest of(String name, String version, Path file, Imported imported) {
    return new ImportManifest(
        name,
        version,
        file.getFileName().toString(),
        imported.checksum(),
        imported.plan(),
        imported.recipe(),
        imported.steps(),
        imported.lines(),
        imported.rejected(),
        imported.reading().doubts());
  }

  /**
   * The version that an import would have.
   *
   * @param textsChecksum of the file with titles and genres; empty for none
   */
  static String version(
      String fileChecksum, String textsChecksum, ImportPlan plan, ImportRecipe recipe) {
    MessageDigest sha256 = Checksums.sha256();
    for (String part : List.of(FORM, fileChecksum, textsChecksum, json(plan), json(recipe))) {
      sha256.update(part.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(sha256.digest()).substring(0, VERSION_DIGITS);
  }

  /** What a file says of its origin, if it is packed data that says so. */
  public static Optional<ImportManifest> find(Path file) {
    try {
      String manifest = PackedData.manifest(file);
      return manifest.isEmpty()
          ? Optional.empty()
          : Optional.of(JSON.readValue(manifest, ImportManifest.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /**
   * What a packed file says of its origin.
   *
   * @throws DataProblem if it says nothing that can be understood
   */
  public static ImportManifest of(Path file, PackedData.Opened packed) {
    try {
      return JSON.readValue(packed.manifest(), ImportManifest.class);
    } catch (JsonProcessingException e) {
      throw DataProblem.of(
          file.toString(),
          file + " does not say where it comes from: " + e.getOriginalMessage() + ".",
          e);
    }
  }

  String toJson() {
    return json(this);
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Records of texts and numbers are JSON.", e);
    }
  }
}
