package recdenoiser.engine.config;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A configuration as JSON: one object with a member for each group. Of the groups that models and
 * attention rules bring, those are written that are chosen or differ from their defaults.
 */
final class RunConfigJson {
  private static final String VERSION = "version";

  private RunConfigJson() {}

  static final class Writer extends JsonSerializer<RunConfig> {
    @Override
    public void serialize(RunConfig config, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeNumberField(VERSION, config.version());
      for (RecordComponent component : ConfigAccess.groups()) {
        provider.defaultSerializeField(
            component.getName(), ConfigAccess.read(component, config), json);
        if (component.getName().equals("model")) {
          writeOwn(config, json, provider);
        }
      }
      json.writeEndObject();
    }

    private static void writeOwn(RunConfig config, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      List<String> chosen =
          List.of(
              OwnGroups.ofModel(config.model().model()),
              OwnGroups.name(config.attention().attention()));
      for (Map.Entry<String, Record> group : config.own().entrySet()) {
        Record defaults = OwnGroups.defaults().get(group.getKey());
        if (chosen.contains(group.getKey()) || !group.getValue().equals(defaults)) {
          provider.defaultSerializeField(group.getKey(), group.getValue(), json);
        }
      }
    }
  }

  static final class Reader extends JsonDeserializer<RunConfig> {
    @Override
    public RunConfig deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      JsonNode tree = parser.readValueAsTree();
      refuseUnknown(parser, tree);
      Map<String, Record> own = new LinkedHashMap<>(OwnGroups.defaults());
      for (Map.Entry<String, Record> group : own.entrySet()) {
        if (tree.has(group.getKey())) {
          group.setValue(read(parser, tree, group.getKey(), group.getValue().getClass()));
        }
      }
      List<Object> values = new ArrayList<>();
      for (RecordComponent component : RunConfig.class.getRecordComponents()) {
        values.add(
            switch (component.getName()) {
              case VERSION -> tree.path(VERSION).asInt();
              case "own" -> own;
              default -> read(parser, tree, component.getName(), component.getType());
            });
      }
      return ConfigAccess.create(RunConfig.class, values.toArray());
    }

    private static <T> T read(JsonParser parser, JsonNode tree, String name, Class<T> type)
        throws IOException {
      if (!tree.has(name)) {
        throw JsonMappingException.from(parser, "The group \"" + name + "\" is missing.");
      }
      ObjectCodec codec = parser.getCodec();
      return codec.treeToValue((TreeNode) tree.get(name), type);
    }

    /** A group of a model that is not here may stand beside that model's name. */
    private static void refuseUnknown(JsonParser parser, JsonNode tree)
        throws JsonMappingException {
      List<String> foreign =
          List.of(
              OwnGroups.name(tree.path("model").path("model").asText()),
              OwnGroups.name(tree.path("attention").path("attention").asText()));
      for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        boolean known =
            name.equals(VERSION)
                || OwnGroups.defaults().containsKey(name)
                || foreign.contains(name)
                || ConfigAccess.groups().stream().anyMatch(g -> g.getName().equals(name));
        if (!known) {
          throw JsonMappingException.from(parser, "There is no group \"" + name + "\".");
        }
      }
    }
  }
}
