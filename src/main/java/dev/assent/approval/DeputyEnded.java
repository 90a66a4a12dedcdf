package dev.assent.approval;

/** A manager has ended a deputyship before its time. */
public record DeputyEnded(Deputyship deputyship, String endedBy) { }
