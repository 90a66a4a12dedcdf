package dev.assent.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Locale;

/** The OpenAPI description, asked whether it tells of an answer. */
record Described(JsonNode document) {

  JsonNode operation(String path, String method) {
    return document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  /** What the description says of a status: its own entry, else its class, else the default. */
  JsonNode response(String path, String method, int status) {
    JsonNode responses = operation(path, method).path("responses");
    for (String key : new String[] {String.valueOf(status), status / 100 + "XX", "default"}) {
      if (responses.has(key)) {
        return resolved(responses.path(key));
      }
    }
    return responses.path("none");
  }

  /** Empty if the answer is as described; else what is not. */
  String differs(String path, String method, HttpResponse<String> answer) {
    String call = method + " " + path + " answered " + answer.statusCode();
    JsonNode response = response(path, method, answer.statusCode());
    if (response.isMissingNode()) {
      return call + ", which is not described";
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    JsonNode content = response.path("content");
    if (!type.isEmpty() && !content.has(type) && !content.has("*/*")) {
      return call + " as " + type + ", but described are " + content.fieldNames();
    }
    for (String header : new String[] {"retry-after", "www-authenticate", "allow", "ratelimit", "ratelimit-policy",
        "x-fapi-interaction-id", "location"}) {
      boolean described = false;
      for (var names = response.path("headers").fieldNames(); names.hasNext();) {
        described |= names.next().equalsIgnoreCase(header);
      }
      if (answer.headers().firstValue(header).isPresent() && !described) {
        return call + " with " + header + ", which is not described";
      }
    }
    return content.path(type).path("schema").has("$ref") ? differs(call, resolved(content.path(type).path("schema")),
        answer.body()) : "";
  }

  /** A schema of this server's own says every member of an answer, and what each is. */
  private static String differs(String call, JsonNode schema, String body) {
    JsonNode said = json(body);
    for (JsonNode required : schema.path("required")) {
      if (!said.has(required.asText())) {
        return call + " without " + required.asText() + ", which is required";
      }
    }
    for (var members = said.fields(); members.hasNext();) {
      var member = members.next();
      JsonNode described = schema.path("properties").path(member.getKey());
      if (described.isMissingNode()) {
        return call + " with the member " + member.getKey() + ", which is not described";
      }
      String type = described.path("type").asText();
      boolean fits = switch (type) {
        case "integer" -> member.getValue().isIntegralNumber();
        case "boolean" -> member.getValue().isBoolean();
        case "array" -> member.getValue().isArray();
        default -> member.getValue().isTextual();
      };
      if (!fits) {
        return call + " with " + member.getKey() + ", which is no " + type;
      }
      if (described.has("enum") && !described.path("enum").toString().contains(member.getValue().toString())) {
        return call + " with " + member.getKey() + " " + member.getValue() + ", which is not in its enum";
      }
    }
    return "";
  }

  private static JsonNode json(String body) {
    try {
      return new ObjectMapper().readTree(body);
    } catch (JsonProcessingException malformed) {
      throw new AssertionError(body, malformed);
    }
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
