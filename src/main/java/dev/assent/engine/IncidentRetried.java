package dev.assent.engine;

/** A manager has let the engine try a step again that had stopped. */
public record IncidentRetried(FailedStep step, String retriedBy) { }
