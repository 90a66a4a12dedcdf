package dev.assent.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * What the demo needs before anything starts: a clean slate if {@code assent.demo.reset} asks for it, and a key for
 * what is encrypted at rest, which a real bank has to supply itself. The key is random and stays on this machine.
 */
class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

  static final String KEY = "assent.keys.encryption-key";
  private static final String KEY_FILE = "demo-encryption.key";
  private static final List<String> MADE_BY_THE_DEMO =
      List.of("assent.mv.db", "assent.trace.db", KEY_FILE, DemoSettings.ENJOY_LIFE_KEYS);

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER + 1;
  }

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    if (!environment.acceptsProfiles(Profiles.of("demo"))) {
      return;
    }
    Path directory = Path.of(environment.getProperty("assent.demo.directory", "data"));
    try {
      Files.createDirectories(directory);
      if (environment.getProperty("assent.demo.reset", Boolean.class, false)) {
        for (String file : MADE_BY_THE_DEMO) {
          Files.deleteIfExists(directory.resolve(file));
        }
      }
      if (!environment.containsProperty(KEY)) {
        environment.getPropertySources()
            .addLast(new MapPropertySource("demo-encryption-key", Map.of(KEY, keyIn(directory.resolve(KEY_FILE)))));
      }
    } catch (IOException unwritable) {
      throw new UncheckedIOException("The demo keeps its data in " + directory + ", which cannot be written",
          unwritable);
    }
  }

  private static String keyIn(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] key = new byte[32];
      new SecureRandom().nextBytes(key);
      OwnerOnly.write(file, Base64.getEncoder().encodeToString(key));
    }
    return Files.readString(file).strip();
  }
}
