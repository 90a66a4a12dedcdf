package dev.assent.gateway;

import com.fasterxml.jackson.databind.JsonNode;
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
    for (String header : new String[] {"retry-after", "www-authenticate", "allow", "ratelimit"}) {
      boolean described = false;
      for (var names = response.path("headers").fieldNames(); names.hasNext();) {
        described |= names.next().equalsIgnoreCase(header);
      }
      if (answer.headers().firstValue(header).isPresent() && !described) {
        return call + " with " + header + ", which is not described";
      }
    }
    return "";
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }
}
