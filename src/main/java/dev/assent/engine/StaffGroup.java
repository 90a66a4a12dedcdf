package dev.assent.engine;

import java.util.Arrays;
import java.util.Locale;

/** The groups of the bank's staff that may sign. Which of them must sign what, and in which order, is a DMN decision. */
public enum StaffGroup {
  REVIEWER, APPROVER, MANAGER;

  /** The name in BPMN ({@code camunda:candidateGroups}), in DMN and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StaffGroup of(String id) {
    return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No staff group is called " + id));
  }
}
