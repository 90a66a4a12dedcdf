package dev.assent.activity;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A part of a list.
 *
 * @param older the trace id to go on from; null if there are no older ones
 */
public record RefusalPage(List<Refusal> shown, UUID older) {

  public RefusalPage {
    shown = List.copyOf(shown);
  }

  public RefusalPage only(Predicate<Refusal> those) {
    return new RefusalPage(shown.stream().filter(those).map(Refusal::forTsp).toList(), older);
  }
}
