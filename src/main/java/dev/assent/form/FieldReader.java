package dev.assent.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the components that a person fills in. */
final class FieldReader {

  private static final Set<String> EVERY =
      Set.of("id", "type", "layout", "conditional", "key", "label", "description", "validate", "properties");

  Field read(String type, ComponentSource source, Optional<Condition> hide) {
    return switch (type) {
      case "textfield" -> textField(source, hide);
      case "textarea" -> textArea(source, hide);
      case "number" -> number(source, hide);
      case "radio", "select" -> choice(type, source, hide);
      case "checklist" -> new Checklist(optionsQuestion(source, hide, Set.of()), options(source));
      case "checkbox" -> new Checkbox(question(source, hide, Set.of(), Set.of()));
      default -> throw source.refused("is of a type that Assent does not support");
    };
  }

  private static Field textField(ComponentSource source, Optional<Condition> hide) {
    Field.Question question =
        question(source, hide, Set.of(), Set.of("minLength", "maxLength", "pattern", "validationType"));
    String format = source.part("validate").optional("validationType");
    return new TextField(question, textRules(source), switch (format) {
      case "", "custom" -> TextField.Format.ANY;
      case "email" -> TextField.Format.EMAIL;
      case "url" -> TextField.Format.URL;
      default -> throw source.refused("has the validationType \"" + format + "\", which Assent does not support");
    });
  }

  private static Field textArea(ComponentSource source, Optional<Condition> hide) {
    Field.Question question = question(source, hide, Set.of(), Set.of("minLength", "maxLength", "pattern"));
    return new TextArea(question, textRules(source));
  }

  private static TextRules textRules(ComponentSource source) {
    ComponentSource validate = source.part("validate");
    int maxLength = validate.wholeNumber("maxLength").orElse(TextRules.LONGEST);
    if (maxLength > TextRules.LONGEST) {
      throw source.refused("allows more than " + TextRules.LONGEST + " characters, the most that the engine keeps");
    }
    String pattern = validate.optional("pattern");
    try {
      return new TextRules(validate.wholeNumber("minLength").orElse(0), maxLength,
          pattern.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(pattern)));
    } catch (PatternSyntaxException malformed) {
      throw source.refused("has a pattern that is no regular expression: " + malformed.getDescription());
    }
  }

  private static Field number(ComponentSource source, Optional<Condition> hide) {
    Field.Question question = question(source, hide, Set.of("decimalDigits"), Set.of("min", "max"));
    ComponentSource validate = source.part("validate");
    Optional<BigDecimal> min = validate.number("min").map(JsonNode::decimalValue);
    Optional<BigDecimal> max = validate.number("max").map(JsonNode::decimalValue);
    return new NumberField(question, min, max, source.wholeNumber("decimalDigits"));
  }

  private static Field choice(String type, ComponentSource source, Optional<Condition> hide) {
    Field.Question question = optionsQuestion(source, hide, Set.of("defaultValue"));
    OptionSource options = options(source);
    String initial = source.optional("defaultValue");
    if (!initial.isEmpty() && !(options instanceof OptionSource.Fixed && options.offers(initial, FormData.NONE))) {
      throw source.refused("has a defaultValue that is none of its values");
    }
    return new Choice(question, type, options, initial);
  }

  private static Field.Question optionsQuestion(ComponentSource source, Optional<Condition> hide, Set<String> own) {
    return question(source, hide, union(Set.of("values", "valuesKey"), own), Set.of());
  }

  private static OptionSource options(ComponentSource source) {
    if (source.has("values") == source.has("valuesKey")) {
      throw source.refused("needs either \"values\" or \"valuesKey\"");
    }
    if (source.has("valuesKey")) {
      return new OptionSource.FromData(source.required("valuesKey"));
    }
    return new OptionSource.Fixed(source.parts("values").stream().map(option -> {
      option.allow(Set.of("label", "value"));
      return new Option(option.required("label"), option.required("value"));
    }).toList());
  }

  private static Field.Question question(ComponentSource source, Optional<Condition> hide, Set<String> own,
      Set<String> rules) {
    source.allow(union(EVERY, own));
    ComponentSource validate = source.part("validate");
    validate.allow(union(Set.of("required"), rules));
    ComponentSource properties = source.part("properties");
    properties.allow(Set.of("autocomplete"));
    String key = source.required("key");
    if (!key.matches("[A-Za-z][A-Za-z0-9]*")) {
      throw source.refused("must have a key of letters and digits");
    }
    source.required("label");
    return new Field.Question(source.required("id"), key, source.words("label"), source.words("description"),
        validate.isTrue("required"), properties.optional("autocomplete"), hide);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    return Stream.concat(some.stream(), more.stream()).collect(Collectors.toSet());
  }
}
