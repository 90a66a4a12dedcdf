package dev.assent.form;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the JSON of form-js, schema version 16. What Assent does not render and check exactly as Tasklist does is
 * refused.
 */
final class FormReader {

  private static final int SCHEMA_VERSION = 16;
  private static final Set<String> PROPERTIES = Set.of("id", "type", "schemaVersion", "components", "executionPlatform",
      "executionPlatformVersion", "exporter");

  private final JsonMapper json = JsonMapper.builder()
      .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  /**
   * @param name the file's, without {@code .form}; the form's id must be the same
   * @throws FormRefused if the file departs from what Assent supports
   */
  Form read(String name, InputStream content) {
    String file = "The form " + name + ".form";
    ComponentSource source = new ComponentSource(file, parse(file, content));
    source.allow(PROPERTIES);
    if (!source.required("id").equals(name)) {
      throw source.refused("must have its own name as id, not \"" + source.required("id") + "\"");
    }
    if (source.wholeNumber("schemaVersion").filter(version -> version == SCHEMA_VERSION).isEmpty()) {
      throw source.refused("must have schemaVersion " + SCHEMA_VERSION + ", the one that Tasklist renders");
    }
    if (!source.required("type").equals("default")) {
      throw source.refused("must have the type \"default\"");
    }
    ComponentReader components = new ComponentReader(file);
    Form form = new Form(name, source.parts("components").stream().map(components::read).toList());
    refuseDuplicates(source, form);
    return form;
  }

  private JsonNode parse(String file, InputStream content) {
    try {
      return json.readTree(content);
    } catch (IOException unreadable) {
      throw new FormRefused(file + " is not JSON: " + unreadable.getMessage(), unreadable);
    }
  }

  private static void refuseDuplicates(ComponentSource source, Form form) {
    Set<String> keys = new HashSet<>();
    for (Field field : form.fields()) {
      if (!keys.add(field.key())) {
        throw source.refused("has two fields with the key \"" + field.key() + "\"");
      }
    }
    refuseDuplicateIds(source, form.components(), new HashSet<>());
  }

  private static void refuseDuplicateIds(ComponentSource source, List<Component> components, Set<String> ids) {
    for (Component component : components) {
      if (!ids.add(component.id())) {
        throw source.refused("has two components with the id \"" + component.id() + "\"");
      }
      if (component instanceof Component.Group group) {
        refuseDuplicateIds(source, group.components(), ids);
      }
    }
  }
}
