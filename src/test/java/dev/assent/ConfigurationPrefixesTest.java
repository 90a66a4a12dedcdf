package dev.assent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Whoever reads a property's name knows which module it is for. */
class ConfigurationPrefixesTest {

  @Test
  void no_two_modules_read_the_same_group_of_properties() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<String> prefixes = scanner.findCandidateComponents("dev.assent").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), getClass().getClassLoader()))
        .map(type -> AnnotatedElementUtils.getMergedAnnotation(type, ConfigurationProperties.class).prefix())
        // What is the whole installation's: its address, the bank's name.
        .filter(prefix -> !prefix.equals("assent"))
        .toList();

    assertThat(prefixes).contains("assent.gateway", "assent.call-limits").doesNotHaveDuplicates();
    assertThat(prefixes).noneSatisfy(prefix ->
        assertThat(prefixes).anyMatch(other -> other.startsWith(prefix + ".")));
  }
}
