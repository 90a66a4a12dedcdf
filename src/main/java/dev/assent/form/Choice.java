package dev.assent.form;

import java.util.List;

/**
 * One of several options.
 *
 * @param type {@code radio} or {@code select}
 * @param initial the option that is chosen until a person chooses another; empty for none
 */
public record Choice(Question question, String type, OptionSource options, String initial) implements Field {

  @Override
  public Reading read(List<String> given, FormData data) {
    Reading reading = Reading.single(given, false,
        value -> options.offers(value, data) ? new Reading.Taken(value) : Reading.refused("option"));
    return required() && reading.equals(new Reading.Taken(null)) ? Reading.refused("chooseOne") : reading;
  }
}
