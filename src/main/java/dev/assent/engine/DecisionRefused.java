package dev.assent.engine;

import org.camunda.bpm.engine.AuthorizationException;

/**
 * A decision that is not accepted. The message is a sentence for the person in Tasklist; an {@link
 * AuthorizationException} is the one type whose message the engine's REST layer hands on without a prefix.
 */
public class DecisionRefused extends AuthorizationException {

  public DecisionRefused(String sentence) {
    super(sentence);
  }
}
