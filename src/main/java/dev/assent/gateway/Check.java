package dev.assent.gateway;

import dev.assent.activity.Fact;
import java.util.List;

/** One row of the gateway's table: lets a call pass, enriched by what was learnt, or refuses it. */
interface Check {

  Verdict check(Call call);

  /** As the decision trace names it. */
  String name();

  /**
   * What was judged, for the decision trace.
   *
   * @param call as this check left it
   */
  List<Fact> facts(Call call);
}
