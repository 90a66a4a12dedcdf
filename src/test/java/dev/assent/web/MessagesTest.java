package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every text of every module that is on the classpath. */
class MessagesTest {

  private static final String CHINESE = "_zh_TW";

  static Stream<String> bundles() throws IOException {
    return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties"))
        .map(Resource::getFilename)
        .map(name -> name.replaceFirst("(" + CHINESE + ")?\\.properties$", ""))
        .distinct()
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void every_text_is_there_in_both_languages(String bundle) throws IOException {
    Set<String> english = new TreeSet<>(texts(bundle).stringPropertyNames());
    Set<String> chinese = new TreeSet<>(texts(bundle + CHINESE).stringPropertyNames());

    // The English of a form's labels stands in the form's own file, which Tasklist shows too.
    chinese.removeIf(key -> key.matches("form\\.[a-z]+(-[a-z]+)+\\..*") && !english.contains(key));

    assertThat(chinese).isEqualTo(english);
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void both_languages_take_the_same_arguments_and_none_is_empty(String bundle) throws IOException {
    Properties english = texts(bundle);
    Properties chinese = texts(bundle + CHINESE);

    assertThat(english.stringPropertyNames()).allSatisfy(key -> {
      assertThat(english.getProperty(key)).isNotEmpty();
      assertThat(arguments(chinese.getProperty(key))).isEqualTo(arguments(english.getProperty(key)));
    });
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void chinese_texts_have_one_word_for_a_token(String bundle) throws IOException {
    assertThat(texts(bundle + CHINESE)).allSatisfy((key, text) ->
        assertThat(text.toString()).as(key.toString()).doesNotContainPattern("(?i)(?<![\\w/])tokens?(?![\\w/])"));
  }

  /** A text that begins in the middle of a sentence was glued to another: no language but English reads well so. */
  @ParameterizedTest
  @MethodSource("bundles")
  void no_text_begins_with_what_ends_another(String bundle) throws IOException {
    for (String language : new String[] {"", CHINESE}) {
      assertThat(texts(bundle + language)).allSatisfy((key, text) ->
          assertThat(text.toString()).as(key.toString()).doesNotContainPattern("^[;,.:；，。：] ?\\S"));
    }
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void assent_or_enjoy_life_knows_the_bundle(String bundle) throws IOException {
    assertThat(known("application.yml") + "," + known("enjoy-life.yml")).matches("(.*,)?messages/" + bundle + "(,.*)?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application.yml", "enjoy-life.yml"})
  void an_application_names_no_bundle_that_is_not_there(String settings) throws IOException {
    assertThat(known(settings).split(",")).allSatisfy(name ->
        assertThat(new ClassPathResource(name + ".properties").exists()).as(name).isTrue());
  }

  private static String known(String settings) throws IOException {
    Object names = new YamlPropertySourceLoader().load(settings, new ClassPathResource(settings)).get(0)
        .getProperty("spring.messages.basename");
    return String.valueOf(names).replaceAll("\\s", "");
  }

  private static List<Integer> arguments(String text) {
    return Stream.iterate(0, number -> number < 10, number -> number + 1)
        .filter(number -> text.contains("{" + number + "}") || text.contains("{" + number + ","))
        .filter(number -> new MessageFormat(text).getFormatsByArgumentIndex().length > number)
        .toList();
  }

  private static Properties texts(String file) throws IOException {
    var texts = new Properties();
    try (var reader = new InputStreamReader(
        new ClassPathResource("messages/" + file + ".properties").getInputStream(), StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
