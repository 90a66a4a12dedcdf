package dev.assent.onboarding;

import dev.assent.tsp.Tsp;

/** A registration with the TSP that it is about. */
public record RegistrationUnderReview(Registration registration, Tsp tsp) { }
