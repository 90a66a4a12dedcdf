package dev.assent.jose.hostile;

import java.util.Locale;
import java.util.function.Consumer;

/** What can be wrong with a message, each class in a file of its own. */
enum FaultClass {

  ALGORITHM(AlgorithmFaults::addTo),
  HEADER(HeaderFaults::addTo),
  ENCODING(EncodingFaults::addTo),
  KEYS(KeyFaults::addTo),
  NESTING(NestingFaults::addTo),
  SIZE(SizeFaults::addTo);

  private final Consumer<Corpus> faults;

  FaultClass(Consumer<Corpus> faults) {
    this.faults = faults;
  }

  void addTo(Corpus corpus) {
    faults.accept(corpus);
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String file() {
    return "refused-" + word() + ".json";
  }
}
