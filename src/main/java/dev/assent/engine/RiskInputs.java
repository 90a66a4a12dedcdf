package dev.assent.engine;

import java.util.Map;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.ObjectValue;

/** What the approval flow goes by, as the one variable {@code risk} of its table; it is never stored. */
public final class RiskInputs {

  private RiskInputs() { }

  /**
   * @param sensitivity of the most sensitive data: {@code public}, {@code customer} or {@code sensitive}
   * @param first       whether it is the first request of its kind
   * @param certified   whether the TSP has a certification
   * @param apis        how many are asked for
   */
  public static ObjectValue of(String sensitivity, boolean first, boolean certified, int apis) {
    return Variables.objectValue(Map.of("sensitivity", sensitivity, "first", first, "certified", certified,
        "apis", apis), true).create();
  }
}
