package dev.assent.tsp;

/** Where a TSP stands with the bank. */
public enum TspStatus { PENDING, ACTIVE, REJECTED }
