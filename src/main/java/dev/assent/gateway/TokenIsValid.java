package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.token.TokenDigest;
import dev.assent.web.ErrorCode;
import java.time.Clock;
import java.util.List;
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
    if (BearerToken.isMissing(call.request())) {
      return invalid(call, Challenge.withoutToken());
    }
    Optional<String> token = BearerToken.of(call.request());
    if (token.isEmpty()) {
      ErrorCode code = ErrorCode.INVALID_REQUEST;
      return call.refuse(code).withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.invalidRequest(code));
    }
    Optional<CallFacts> found = facts.find(TokenDigest.of(token.get()), call.api());
    if (found.isEmpty()) {
      return invalid(call);
    }
    Call known = call.with(found.get());
    if (found.get().token().isForGrants()) {
      return known.refuse(ErrorCode.INVALID_TOKEN, "This token is for the grant management endpoint, and opens no API. "
          + "Get one without its scopes.")
          .withHeader(HttpHeaders.WWW_AUTHENTICATE, Challenge.invalidToken(ErrorCode.INVALID_TOKEN));
    }
    return found.get().token().isValid(clock.instant()) ? known.pass() : invalid(known);
  }

  @Override
  public String name() {
    return "token";
  }

  @Override
  public List<Fact> facts(Call call) {
    if (call.facts() == null) {
      return List.of(Fact.word("token", "unknown"));
    }
    TokenFacts token = call.facts().token();
    String state = token.revoked() ? "revoked" : token.isForGrants() ? "for_grants"
        : token.isValid(clock.instant()) ? "valid" : "expired";
    return List.of(Fact.word("token", state), Fact.moment("issued_at", token.issuedAt()),
        Fact.moment("expires_at", token.expiresAt()));
  }

  static Refused invalid(Call call) {
    return invalid(call, Challenge.invalidToken(ErrorCode.INVALID_TOKEN));
  }

  private static Refused invalid(Call call, String challenge) {
    return call.refuse(ErrorCode.INVALID_TOKEN).withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
  }
}
