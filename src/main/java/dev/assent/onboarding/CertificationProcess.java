package dev.assent.onboarding;

import java.util.UUID;

/** This module's own port to whatever brings an approval before the bank again in time; in the caller's transaction. */
public interface CertificationProcess {

  /** The name of the process, under which its rounds and signatures are kept. */
  String KEY = "tsp-certification";

  void start(UUID certificationId);

  /** The TSP leaves: there is nothing to decide any more. */
  void tspLeaves(UUID certificationId);
}
