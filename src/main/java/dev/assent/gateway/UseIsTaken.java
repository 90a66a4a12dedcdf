package dev.assent.gateway;

import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.token.TokenUses;
import dev.assent.token.UseOutcome;
import dev.assent.token.UseOutcome.Exhausted;
import dev.assent.token.UseOutcome.Taken;
import dev.assent.web.ErrorCode;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one short transaction of a call: the {@code jti} is recorded, a use is taken, the JWS is kept. All of it or
 * nothing, and nothing stays open while the upstream works.
 */
@Component
class UseIsTaken implements Check {

  private final TransactionOperations transaction;
  private final TokenUses uses;
  private final SeenRequests seen;
  private final RequestEvidence evidence;

  UseIsTaken(TransactionOperations transaction, TokenUses uses, SeenRequests seen, RequestEvidence evidence) {
    this.transaction = transaction;
    this.uses = uses;
    this.seen = seen;
    this.evidence = evidence;
  }

  @Override
  public Verdict check(Call call) {
    Optional<Signed> signed = call.message().signed();
    String encryptedJws = signed.map(evidence::encrypt).orElse(null);
    try {
      return transaction.execute(status -> {
        signed.ifPresent(request -> seen.remember(call.facts().clientId(), request.verified()));
        UseOutcome outcome = uses.take(call.facts().token().digest());
        if (outcome instanceof Taken taken) {
          signed.ifPresent(request -> evidence.keep(request, encryptedJws, call));
          return call.withUsesLeft(taken.left()).pass();
        }
        status.setRollbackOnly();
        return outcome instanceof Exhausted
            ? UsesAreLeft.exhausted(call.withUsesLeft(0))
            : TokenIsValid.invalid(call);
      });
    } catch (DuplicateKeyException seenBefore) {
      return call.refuse(ErrorCode.JWS_REPLAYED);
    }
  }

  /**
   * Undoes it all for a call that never reached the upstream: the same request may be sent again.
   *
   * @return the call as it was before
   */
  Call giveBack(Call call) {
    transaction.executeWithoutResult(status -> {
      call.message().signed().ifPresent(request -> {
        seen.forget(call.facts().clientId(), request.verified());
        evidence.drop(request);
      });
      uses.refund(call.facts().token().digest());
    });
    Integer left = call.facts().token().usesLeft();
    return call.withUsesLeft(left == null ? null : left + 1);
  }
}
