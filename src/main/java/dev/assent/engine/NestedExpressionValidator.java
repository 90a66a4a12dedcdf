package dev.assent.engine;

import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.Validator;

/**
 * Closes CVE-2026-109432: the engine refuses expressions in a query that comes from outside, but only looks at its
 * outermost level, and evaluates those of {@code orQueries}. Whoever can sign in could run code that way.
 */
class NestedExpressionValidator implements Validator<AbstractQuery<?, ?>> {

  @Override
  public void validate(AbstractQuery<?, ?> query) {
    if (((TaskQueryImpl) query).getQueries().stream().anyMatch(nested -> !nested.getExpressions().isEmpty())) {
      throw new BadUserRequestException("Expressions are forbidden in task queries.");
    }
  }
}
