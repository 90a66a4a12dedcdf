package dev.assent.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The groups of the bank's staff that may sign. Which must sign what, and in which order, is a DMN decision. */
public enum StaffGroup {
  REVIEWER, APPROVER, MANAGER;

  /** The name in BPMN ({@code camunda:candidateGroups}), in DMN and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Reads a list of names such as {@code reviewer, approver}. @throws IllegalArgumentException for an unknown one */
  public static List<StaffGroup> listed(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).map(StaffGroup::of).toList();
  }

  /** The group that takes over when this one lets a request lie; the last one keeps it. */
  public StaffGroup next() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }

  /** @throws IllegalArgumentException if no group is called so */
  public static StaffGroup of(String id) {
    return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No staff group is called " + id));
  }
}
