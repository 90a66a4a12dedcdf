package dev.assent.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/** A decision trace as one column holds it. */
final class StoredTrace {

  private static final int LONGEST = 8_000;
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<Step>> STEPS = new TypeReference<>() { };

  private StoredTrace() { }

  /** Without its facts, should it ever be longer than the column. */
  static String write(List<Step> steps) {
    String whole = json(steps);
    return whole.length() <= LONGEST ? whole : json(steps.stream().map(Step::withoutFacts).toList());
  }

  static List<Step> read(String json) {
    try {
      return JSON.readValue(json, STEPS);
    } catch (JsonProcessingException malformed) {
      throw new IllegalStateException("A stored trace cannot be read", malformed);
    }
  }

  private static String json(List<Step> steps) {
    try {
      return JSON.writeValueAsString(steps);
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException("A trace cannot be written", fault);
    }
  }
}
