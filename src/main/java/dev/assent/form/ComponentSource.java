package dev.assent.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** One JSON object of a `.form` file, which knows where it stands, so that a refusal can say it. */
final class ComponentSource {

  private final String place;
  private final JsonNode json;

  ComponentSource(String place, JsonNode json) {
    this.place = place;
    this.json = json;
    if (!json.isObject()) {
      throw refused("must be an object");
    }
  }

  FormRefused refused(String why) {
    return new FormRefused(place + " " + why + ".");
  }

  /** A property that is silently ignored here but obeyed by Tasklist would be a rule that holds in one place only. */
  void allow(Set<String> properties) {
    json.fieldNames().forEachRemaining(name -> {
      if (!properties.contains(name)) {
        throw refused("has the property \"" + name + "\", which Assent does not support there");
      }
    });
  }

  boolean has(String property) {
    return json.hasNonNull(property);
  }

  String required(String property) {
    String text = optional(property);
    if (text.isBlank()) {
      throw refused("needs the property \"" + property + "\"");
    }
    return text;
  }

  /** Empty if there is none. */
  String optional(String property) {
    return typed(property, JsonNode::isTextual, "text").map(JsonNode::textValue).orElse("");
  }

  /** Words for people: expressions and templates are not computed in them. */
  String words(String property) {
    String text = optional(property);
    if (text.startsWith("=") || text.contains("{{")) {
      throw refused("has an expression in \"" + property + "\", which Assent does not support there");
    }
    return text;
  }

  boolean isTrue(String property) {
    return typed(property, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue).orElse(false);
  }

  Optional<JsonNode> number(String property) {
    return typed(property, JsonNode::isNumber, "a number");
  }

  Optional<Integer> wholeNumber(String property) {
    return typed(property, node -> node.isInt() && node.intValue() >= 0, "a whole number").map(JsonNode::intValue);
  }

  /** The object in a property; one without properties if there is none. */
  ComponentSource part(String property) {
    JsonNode part = json.path(property);
    return new ComponentSource(place, part.isMissingNode() ? JsonNodeFactory.instance.objectNode() : part);
  }

  /** The objects of the list in a property. */
  List<ComponentSource> parts(String property) {
    JsonNode list = typed(property, JsonNode::isArray, "a list")
        .orElseThrow(() -> refused("needs the property \"" + property + "\""));
    List<ComponentSource> parts = new ArrayList<>();
    list.forEach(element -> parts.add(new ComponentSource(place, element)));
    return parts;
  }

  /** The same object under a more exact name. */
  ComponentSource at(String exactPlace) {
    return new ComponentSource(exactPlace, json);
  }

  private Optional<JsonNode> typed(String property, Predicate<JsonNode> type, String name) {
    JsonNode value = json.path(property);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!type.test(value)) {
      throw refused("needs " + name + " in \"" + property + "\"");
    }
    return Optional.of(value);
  }
}
