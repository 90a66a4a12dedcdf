package dev.assent.tsp;

/** What an auditor has certified of a TSP's handling of information. */
public enum Certification {
  NONE("None"),
  /** Information security. */
  ISO_27001("ISO/IEC 27001"),
  /** Information security and privacy. */
  ISO_27701("ISO/IEC 27701");

  private final String words;

  Certification(String words) {
    this.words = words;
  }

  /** As the bank's people read it. */
  public String words() {
    return words;
  }
}
