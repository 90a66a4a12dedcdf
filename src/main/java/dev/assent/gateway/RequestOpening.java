package dev.assent.gateway;

import dev.assent.catalog.MessageProtection;
import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.gateway.Verdict.Refused;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.MessageKind;
import dev.assent.jose.RefusedMessageException;
import dev.assent.jose.RefusedMessageException.Reason;
import dev.assent.jose.VerifiedRequest;
import dev.assent.keys.BankKeys;
import dev.assent.web.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Reads a request's body and takes off its protection. */
@Component
class RequestOpening {

  private final CallerKeys clientKeys;
  private final BankKeys bankKeys;
  private final Clock clock;

  RequestOpening(CallerKeys clientKeys, BankKeys bankKeys, Clock clock) {
    this.clientKeys = clientKeys;
    this.bankKeys = bankKeys;
    this.clock = clock;
  }

  /** Nothing if the body is larger than the API takes. */
  Optional<byte[]> body(Call call) {
    try {
      return RequestBody.read(call.request(), (int) call.facts().api().limits().maxRequest().toBytes());
    } catch (IOException gone) {
      // The caller went away or broke off; there is nobody to answer.
      throw new UncheckedIOException(gone);
    }
  }

  /** RFC 9110 section 15.5.16. Nothing here would decode it, and the upstream is not told of it. */
  static boolean isEncoded(Call call) {
    String encoding = call.request().getHeader(HttpHeaders.CONTENT_ENCODING);
    return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
  }

  /** @throws RefusedMessageException if the body is not protected so, or not acceptable */
  RequestMessage open(Call call, byte[] body, URI upstream, MessageProtection protection) {
    if (protection == MessageProtection.NONE) {
      return new RequestMessage(body, upstream, Optional.empty());
    }
    // Compact serializations are ASCII; another byte becomes a character that jose refuses.
    String compact = new String(body, StandardCharsets.ISO_8859_1);
    ClientKeys keys = clientKeys.of(call.facts());
    if (protection == MessageProtection.JWE) {
      byte[] content = bankKeys.decryptionKeys().decrypt(compact, keys.profile()).content();
      return new RequestMessage(content, upstream, Optional.empty());
    }
    // The JWS is what the client signed, so it is what is kept, and not the JWE that it may come in.
    String jws = protection == MessageProtection.JWS
        ? compact
        : bankKeys.decryptionKeys().decryptNested(compact, keys.profile());
    VerifiedRequest verified = verify(call, jws, keys);
    Signed signed = new Signed(UUID.randomUUID(), jws, verified);
    return new RequestMessage(verified.payload(), upstream, Optional.of(signed));
  }

  /**
   * Verifies with the keys that the client has by now.
   *
   * @throws RefusedMessageException if they do not verify it, or it is too old by now
   */
  void verifyAgain(Call call, Signed request) {
    verify(call, request.compact(), clientKeys.of(call.facts()));
  }

  private VerifiedRequest verify(Call call, String jws, ClientKeys keys) {
    try {
      return keys.verify(jws, clock.instant());
    } catch (RefusedMessageException refused) {
      // The client may have a newer key at its address.
      ClientKeys newer = refused.reason() == Reason.KEY ? clientKeys.again(call.facts()) : keys;
      if (newer == keys) {
        throw refused;
      }
      return newer.verify(jws, clock.instant());
    }
  }

  /** Names, for people and for programs, the header at fault. */
  static Refused refuse(Call call, RefusedMessageException refused) {
    Refused named = call.refuse(code(refused), refused.getMessage()).withMember("reason", refused.reason().code());
    return refused.member().map(member -> named.withMember("member", member)).orElse(named);
  }

  private static ErrorCode code(RefusedMessageException refused) {
    if (refused.kind() == MessageKind.JWS) {
      return refused.isUnprotected() ? ErrorCode.JWS_REQUIRED : ErrorCode.JWS_INVALID;
    }
    return refused.isUnprotected() ? ErrorCode.JWE_REQUIRED : ErrorCode.JWE_INVALID;
  }
}
