package dev.assent.tsp;

/** What an auditor has certified of a TSP's handling of information. */
public enum Certification {
  NONE,
  /** Information security. */
  ISO_27001,
  /** Information security and privacy. */
  ISO_27701
}
