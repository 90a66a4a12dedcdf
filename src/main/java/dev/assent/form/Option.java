package dev.assent.form;

/**
 * One of the answers that a field offers.
 *
 * @param label shown to the person
 * @param value sent and stored
 * @param description more about it, empty if there is none; shown on the server's pages only
 */
public record Option(String label, String value, String description) {

  public Option(String label, String value) {
    this(label, value, "");
  }
}
