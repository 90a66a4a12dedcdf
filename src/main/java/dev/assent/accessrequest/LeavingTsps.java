package dev.assent.accessrequest;

import dev.assent.tsp.TspLeaving;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the applications of a TSP that leaves, in the same transaction. */
@Component
class LeavingTsps {

  private final ApplicationWithdrawals withdrawals;

  LeavingTsps(ApplicationWithdrawals withdrawals) {
    this.withdrawals = withdrawals;
  }

  @EventListener
  void on(TspLeaving event) {
    withdrawals.withdrawAll(event.tspId());
  }
}
