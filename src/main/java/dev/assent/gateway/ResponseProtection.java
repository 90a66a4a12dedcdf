package dev.assent.gateway;

import dev.assent.catalog.MessageProtection;
import dev.assent.gateway.UpstreamOutcome.Answered;
import dev.assent.keys.BankKeys;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Protects what the upstream answered, whatever its status and even if it is empty, as the API's JWT setting says. */
@Component
class ResponseProtection {

  static final String JOSE = "application/jose";

  private static final String UNNAMED = "application/octet-stream";

  private final BankKeys bankKeys;
  private final CallerKeys clientKeys;
  private final Clock clock;

  ResponseProtection(BankKeys bankKeys, CallerKeys clientKeys, Clock clock) {
    this.bankKeys = bankKeys;
    this.clientKeys = clientKeys;
    this.clock = clock;
  }

  /**
   * @return the answer for the caller
   * @throws dev.assent.jose.ProtectionFailedException if it cannot be protected; it must then not be sent at all
   */
  Answered protect(Call call, Answered answer) {
    MessageProtection protection = call.facts().api().jwt().response();
    if (protection == MessageProtection.NONE || cannotHaveContent(answer.status())) {
      return answer;
    }
    String contentType = answer.contentType() == null ? UNNAMED : answer.contentType();
    String compact = switch (protection) {
      case JWS -> signed(answer.body(), contentType);
      case JWE -> clientKeys.of(call.facts()).encrypt(answer.body(), contentType);
      default -> clientKeys.of(call.facts()).encryptSigned(signed(answer.body(), contentType));
    };
    return new Answered(answer.status(), JOSE, compact.getBytes(StandardCharsets.US_ASCII));
  }

  private String signed(byte[] content, String contentType) {
    return bankKeys.signingKey().sign(content, contentType, clock.instant());
  }

  /** RFC 9110 section 6.4.1: 204 and 304 have no content, so there is nothing to protect. */
  private static boolean cannotHaveContent(int status) {
    return status == 204 || status == 304;
  }
}
