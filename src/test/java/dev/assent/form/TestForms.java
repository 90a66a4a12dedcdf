package dev.assent.form;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Forms of a few components, written with single quotes. */
final class TestForms {

  private TestForms() {
  }

  static Forms published() {
    return new Forms(new PathMatchingResourcePatternResolver());
  }

  static Form of(String... components) {
    return read("{'schemaVersion': 16, 'type': 'default', 'id': 'test', 'components': ["
        + String.join(",", components) + "]}");
  }

  static Form read(String json) {
    byte[] content = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return new FormReader().read("test", new ByteArrayInputStream(content));
  }

  static String field(String type, String key, String... more) {
    String rest = Arrays.stream(more).map(property -> ", " + property).reduce("", String::concat);
    return "{'id': '%1$s', 'key': '%1$s', 'label': 'The %1$s', 'type': '%2$s'%3$s}".formatted(key, type, rest);
  }

  static FormResult validate(Form form, Map<String, List<String>> given) {
    return form.validate(new Submission(given, FormData.NONE));
  }

  /** The values of a submission of one field that must be valid. */
  static Values values(String component, String key, String... given) {
    return ((FormResult.Valid) validate(of(component), Map.of(key, List.of(given)))).values();
  }

  /** What one field says to what was given for it: the rule it breaks, or "taken". */
  static String verdict(String component, String... given) {
    Form form = of(component);
    FormResult result = validate(form, Map.of(form.fields().get(0).key(), List.of(given)));
    return result instanceof FormResult.Invalid invalid
        ? invalid.errors().get(0).code().replace("form.error.", "") : "taken";
  }
}
