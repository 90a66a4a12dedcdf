package dev.assent.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The groups of the bank's staff. Which of those that sign must sign what, and in which order, is a DMN decision. */
public enum StaffGroup {
  REVIEWER, APPROVER, MANAGER,
  /** Helps the bank's customers with what they share, and signs nothing. */
  CARE;

  private static final List<StaffGroup> SIGNING = List.of(REVIEWER, APPROVER, MANAGER);

  /** Those that sign, from the first level to the last. */
  public static List<StaffGroup> signing() {
    return SIGNING;
  }

  public boolean signs() {
    return SIGNING.contains(this);
  }

  /** The name in BPMN ({@code camunda:candidateGroups}), in DMN and in the database. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a list of groups that sign, such as {@code reviewer, approver}.
   *
   * @throws IllegalArgumentException for a name that is unknown, or of a group that does not sign
   */
  public static List<StaffGroup> listed(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).map(StaffGroup::of).map(StaffGroup::toSign).toList();
  }

  /** The group that takes over when this one lets a request lie; the last one keeps it. */
  public StaffGroup next() {
    return SIGNING.get(Math.min(toSign().ordinal() + 1, SIGNING.size() - 1));
  }

  private StaffGroup toSign() {
    if (!signs()) {
      throw new IllegalArgumentException("This staff group does not sign: " + id());
    }
    return this;
  }

  /** @throws IllegalArgumentException if no group is called so */
  public static StaffGroup of(String id) {
    return Arrays.stream(values()).filter(group -> group.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No staff group is called " + id));
  }
}
