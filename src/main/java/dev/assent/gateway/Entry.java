package dev.assent.gateway;

/** What a call that wants to go to an upstream is told. */
sealed interface Entry {

  /** The place is the call's own until it ends it. */
  record Free(Passage passage) implements Entry { }

  /** As many calls as are allowed are there already. */
  record Full(String name, int allowed) implements Entry { }

  /** The circuit breaker is open: the upstream has failed too often to be asked now. */
  record Broken(String upstream) implements Entry { }
}
