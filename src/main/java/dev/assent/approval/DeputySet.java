package dev.assent.approval;

/** A manager has given a group's tasks to another group for a period. */
public record DeputySet(Deputyship deputyship) { }
