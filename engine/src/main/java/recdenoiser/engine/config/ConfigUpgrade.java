package recdenoiser.engine.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import recdenoiser.engine.storage.Json;

/**
 * Brings configurations that an older version of this program wrote up to date: what they do not
 * have yet is as it was when they were written, which is what the default preset says but for what
 * is new by default.
 */
public final class ConfigUpgrade {
  private static final String VERSION = "version";
  private static final Set<String> SINCE_2 =
      Set.of(
          "attentionDropout",
          "innerFactor",
          "timeSpan",
          "userWidth",
          "replaceItem",
          "replaceUser",
          "maskRate",
          "lastMasked",
          "patternStride",
          "patternSummary",
          "patternHeads",
          "learnAlpha",
          "alpha",
          "randomUnit",
          "randomRate",
          "maskHeads",
          "baselineDecay",
          "loss",
          "lossNegatives",
          "negativesFor",
          "calibration",
          "decayKind",
          "warmUpSteps",
          "decaySteps",
          "clipNorm");
  private static final Set<String> SINCE_3 = Set.of("noise", "noiseShare", "noiseSeed");
  private static final Set<String> SINCE_4 =
      Set.of("negativeSampler", "popularityExponent", "lossNegativesAvoid");
  private static final Set<String> SINCE_5 = Set.of("heldOut");
  private static final Set<String> SINCE_6 = Set.of("optimiser");
  private static final Set<String> SINCE_7 = Set.of("tensorBoard");
  private static final Set<String> SINCE_8 =
      Set.of(
          "extraNegatives",
          "scorePenalty",
          "momentum",
          "adamTables",
          "popularNegatives",
          "split",
          "validationFrom",
          "testFrom",
          "transposed");

  private static final Set<String> SINCE_9 = Set.of("insertions");
  private static final Set<String> SINCE_10 =
      Set.of("knowsTruth", "gateDraw", "gatePerBlock", "maskWarmUp", "maskSnapshots");

  /** What was otherwise before there was a setting than the default preset says today. */
  private static final Map<String, JsonNode> BEFORE =
      Map.of(
          "popularNegatives",
          BooleanNode.FALSE,
          "adamTables",
          TextNode.valueOf("DENSE"),
          "maskSnapshots",
          IntNode.valueOf(0));

  /** In version 6 what only one model looks at went into a group of the model's own. */
  private static final Map<String, List<String>> OWN_SINCE_6 =
      Map.of(
          "bert4rec", List.of("attentionDropout", "maskRate", "lastMasked"),
          "tisasrec", List.of("timeSpan"),
          "ssePt", List.of("userWidth", "replaceItem", "replaceUser"));

  /** What each version after the first brought. */
  private static final List<Set<String>> SINCE =
      List.of(SINCE_2, SINCE_3, SINCE_4, SINCE_5, SINCE_6, SINCE_7, SINCE_8, SINCE_9, SINCE_10);

  private ConfigUpgrade() {}

  /** Made when an old configuration is first read, then only read. */
  private static final class Defaults {
    static final JsonNode TREE = Json.LINES.valueToTree(Presets.load(Presets.DEFAULT).config());
  }

  /**
   * @param config as it was read; changed in place if it is old
   * @return whether its version is known
   */
  public static boolean apply(JsonNode config) {
    int version = config.path(VERSION).asInt();
    if (version == RunConfig.VERSION) {
      return true;
    }
    if (version < 1 || version > RunConfig.VERSION || !(config instanceof ObjectNode old)) {
      return false;
    }
    if (version == 1) {
      moveAttention(old);
    }
    moveBackbone(old);
    for (Map.Entry<String, JsonNode> group : Defaults.TREE.properties()) {
      boolean takesDefaults =
          OwnGroups.defaults().containsKey(group.getKey()) && !old.has(group.getKey());
      if (group.getValue().isObject() && !takesDefaults) {
        addMissing(old.withObjectProperty(group.getKey()), group.getValue(), version);
      }
    }
    OwnGroups.defaults()
        .forEach(
            (name, defaults) -> {
              if (old.get(name) instanceof ObjectNode group) {
                addMissing(group, Json.LINES.valueToTree(defaults), version);
              }
            });
    old.put(VERSION, RunConfig.VERSION);
    return true;
  }

  /** In version 1 the rule stood among the denoiser's settings. */
  private static void moveAttention(ObjectNode config) {
    if (config.get("denoiser") instanceof ObjectNode denoiser && denoiser.has("attention")) {
      config.putObject("attention").set("attention", denoiser.remove("attention"));
    }
  }

  /** Before version 6 the model was called the backbone and held the settings of all models. */
  private static void moveBackbone(ObjectNode config) {
    if (!(config.remove("backbone") instanceof ObjectNode model)) {
      return;
    }
    if (model.has("backbone")) {
      model.set("model", model.remove("backbone"));
    }
    config.set("model", model);
    OWN_SINCE_6.forEach(
        (group, names) -> {
          if (names.stream().allMatch(model::has)) {
            ObjectNode own = config.putObject(group);
            names.forEach(name -> own.set(name, model.remove(name)));
          }
        });
  }

  private static void addMissing(ObjectNode group, JsonNode defaults, int version) {
    for (Map.Entry<String, JsonNode> setting : defaults.properties()) {
      if (isNewTo(version, setting.getKey()) && !group.has(setting.getKey())) {
        group.set(setting.getKey(), BEFORE.getOrDefault(setting.getKey(), setting.getValue()));
      }
    }
  }

  private static boolean isNewTo(int version, String setting) {
    return SINCE.subList(version - 1, SINCE.size()).stream()
        .anyMatch(names -> names.contains(setting));
  }
}
