package dev.assent;

import java.io.IOException;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/** Keeps what is only there for tests out of an application that scans. */
public final class NoTestClasses extends TypeExcludeFilter {

  @Override
  public boolean match(MetadataReader type, MetadataReaderFactory factory) throws IOException {
    return type.getResource().getURL().getPath().contains("/test-classes/");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoTestClasses;
  }

  @Override
  public int hashCode() {
    return 1;
  }
}
