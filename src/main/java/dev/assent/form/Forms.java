package dev.assent.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Service;

/** All forms on the classpath, read once at the start. */
@Service
public class Forms {

  private static final String SUFFIX = ".form";

  private final Map<String, Form> byId = new TreeMap<>();

  /**
   * @throws FormRefused if a file departs from what Assent supports; the application then does not start
   */
  public Forms(ResourcePatternResolver resources) {
    FormReader reader = new FormReader();
    try {
      for (Resource resource : resources.getResources("classpath*:forms/*" + SUFFIX)) {
        add(reader, resource);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The forms cannot be read.", unreadable);
    }
  }

  private void add(FormReader reader, Resource resource) throws IOException {
    String name = resource.getFilename();
    try (InputStream content = resource.getInputStream()) {
      Form form = reader.read(name.substring(0, name.length() - SUFFIX.length()), content);
      if (byId.putIfAbsent(form.id(), form) != null) {
        throw new FormRefused("There are two forms named " + name + ".");
      }
    }
  }

  /**
   * @param id the file's name without {@code .form}
   * @throws IllegalArgumentException if there is no such form
   */
  public Form form(String id) {
    Form form = byId.get(id);
    if (form == null) {
      throw new IllegalArgumentException("There is no form " + id + ", only " + byId.keySet() + ".");
    }
    return form;
  }

  /** The names of all forms. */
  public Set<String> ids() {
    return Collections.unmodifiableSet(byId.keySet());
  }
}
