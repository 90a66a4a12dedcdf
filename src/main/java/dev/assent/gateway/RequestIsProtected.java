package dev.assent.gateway;

import dev.assent.activity.Fact;
import dev.assent.catalog.MessageProtection;
import dev.assent.gateway.RequestMessage.Signed;
import dev.assent.jose.ClientKeys;
import dev.assent.jose.MessageKind;
import dev.assent.jose.RefusedMessageException;
import dev.assent.jose.VerifiedRequest;
import dev.assent.keys.BankKeys;
import dev.assent.web.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Reads the body within its limit and takes off the protection that the API asks for, on every method and on an empty
 * body too. The media type decides nothing: what the API's JWT setting asks for is what the body must be.
 */
@Component
class RequestIsProtected implements Check {

  private final ClientKeyCache clientKeys;
  private final BankKeys bankKeys;
  private final Clock clock;

  RequestIsProtected(ClientKeyCache clientKeys, BankKeys bankKeys, Clock clock) {
    this.clientKeys = clientKeys;
    this.bankKeys = bankKeys;
    this.clock = clock;
  }

  @Override
  public Verdict check(Call call) {
    Optional<byte[]> body = body(call);
    if (body.isEmpty()) {
      return call.refuse(ErrorCode.BODY_TOO_LARGE);
    }
    Optional<URI> upstream = UpstreamAddress.of(call);
    if (upstream.isEmpty()) {
      return call.refuse(ErrorCode.BAD_REQUEST, "The query string is not a valid one (RFC 3986).");
    }
    MessageProtection protection = call.facts().api().jwt().request();
    try {
      return call.with(open(call, body.get(), upstream.get(), protection)).pass();
    } catch (RefusedMessageException refused) {
      return call.refuse(code(refused), refused.getMessage());
    }
  }

  @Override
  public String name() {
    return "request";
  }

  @Override
  public List<Fact> facts(Call call) {
    List<Fact> facts = new ArrayList<>();
    facts.add(Fact.word("protection", call.facts().api().jwt().request().name().toLowerCase(Locale.ROOT)));
    facts.add(Fact.text("largest_kilobytes", call.facts().api().limits().maxRequest().toKilobytes()));
    if (call.message() != null && call.message().signed().isPresent()) {
      VerifiedRequest verified = call.message().signed().get().verified();
      facts.add(Fact.text("signed_by", verified.keyId()));
      facts.add(Fact.moment("signed_at", verified.issuedAt()));
    }
    return facts;
  }

  private RequestMessage open(Call call, byte[] body, URI upstream, MessageProtection protection) {
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
    VerifiedRequest verified = keys.verify(jws, clock.instant());
    Signed signed = new Signed(UUID.randomUUID(), jws, verified);
    return new RequestMessage(verified.payload(), upstream, Optional.of(signed));
  }

  private Optional<byte[]> body(Call call) {
    try {
      return RequestBody.read(call.request(), (int) call.facts().api().limits().maxRequest().toBytes());
    } catch (IOException gone) {
      // The caller went away or broke off; there is nobody to answer.
      throw new UncheckedIOException(gone);
    }
  }

  private static ErrorCode code(RefusedMessageException refused) {
    if (refused.kind() == MessageKind.JWS) {
      return refused.isUnprotected() ? ErrorCode.JWS_REQUIRED : ErrorCode.JWS_INVALID;
    }
    return refused.isUnprotected() ? ErrorCode.JWE_REQUIRED : ErrorCode.JWE_INVALID;
  }
}
