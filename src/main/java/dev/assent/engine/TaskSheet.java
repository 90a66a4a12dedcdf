package dev.assent.engine;

import java.util.Map;

/**
 * What an approver sees of a task.
 *
 * @param name stands in the task list and stays in the engine's history: no data of a bank's customer
 * @param description likewise; null for the description of the BPMN
 * @param facts what the form shows: texts, numbers, booleans, lists and maps. They live as long as the task and leave
 *     no trace in the engine's history. Texts have at most 4000 characters
 */
public record TaskSheet(String name, String description, Map<String, ?> facts) {

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_TEXT = 4000;

  public TaskSheet {
    requireAtMost(LONGEST_NAME, "name", name);
    requireAtMost(LONGEST_TEXT, "description", description);
    facts.forEach((fact, value) -> requireAtMost(LONGEST_TEXT, fact, value));
  }

  private static void requireAtMost(int longest, String what, Object value) {
    if (value instanceof String text && text.length() > longest) {
      throw new IllegalArgumentException(what + " of a task has more than " + longest + " characters");
    }
  }
}
