package dev.assent.activity;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was read of one API on one day.
 *
 * @param api  {@code module/name}
 * @param last when it was read for the last time that day
 */
public record AccessesOfDay(LocalDate day, String api, int times, Instant last) { }
