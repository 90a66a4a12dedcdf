package dev.assent.keys;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows an operator the sentence and the command instead of a stack trace. */
class KeySetupFailureAnalyzer extends AbstractFailureAnalyzer<KeySetupException> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, KeySetupException cause) {
    return new FailureAnalysis(cause.description(), cause.action(), cause);
  }
}
