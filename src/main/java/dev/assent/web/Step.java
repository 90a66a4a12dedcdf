package dev.assent.web;

import java.util.Locale;

/**
 * One step of a wait that is shown with its progress.
 *
 * @param title what happens in it
 * @param detail when, by whom, or why; may be null
 * @param state how far it is
 * @param note what was said about it; may be null
 */
public record Step(String title, String detail, State state, String note) {

  public Step(String title, String detail, State state) {
    this(title, detail, state, null);
  }

  /** How far a step is. */
  public enum State {
    DONE, NOW, NEXT, BAD;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
