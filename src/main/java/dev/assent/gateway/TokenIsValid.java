package dev.assent.gateway;

import dev.assent.gateway.Verdict.Refused;
import dev.assent.token.TokenDigest;
import dev.assent.web.ErrorCode;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Finds the token, and with it all that the later checks ask for. */
@Component
class TokenIsValid implements Check {

  private final CallFactsQuery facts;
  private final Clock clock;

  TokenIsValid(CallFactsQuery facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public Verdict check(Call call) {
    if (!BearerToken.isAttempted(call.request())) {
      return invalid(call, Challenge.withoutToken());
    }
    Optional<CallFacts> found = BearerToken.of(call.request())
        .flatMap(value -> facts.find(TokenDigest.of(value), call.api()))
        .filter(known -> known.token().isValid(clock.instant()));
    return found.isPresent() ? call.with(found.get()).pass() : invalid(call);
  }

  static Refused invalid(Call call) {
    return invalid(call, Challenge.invalidToken(ErrorCode.INVALID_TOKEN));
  }

  private static Refused invalid(Call call, String challenge) {
    return call.refuse(ErrorCode.INVALID_TOKEN).withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
