package dev.assent.engine;

import org.camunda.bpm.engine.BadUserRequestException;

/** A decision that is not accepted; nothing has happened. The message is a sentence for the person in Tasklist. */
public class DecisionRefused extends BadUserRequestException {

  public DecisionRefused(String sentence) {
    super(sentence);
  }
}
