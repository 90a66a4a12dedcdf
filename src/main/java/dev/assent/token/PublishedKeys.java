package dev.assent.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.assent.keys.BankKeys;
import java.text.ParseException;
import java.util.List;

/** The bank's public keys as they are at this moment, parsed once for each change. */
final class PublishedKeys implements JWKSource<SecurityContext> {

  private final BankKeys keys;
  private volatile Parsed parsed;

  PublishedKeys(BankKeys keys) {
    this.keys = keys;
  }

  private record Parsed(String text, JWKSet keys) { }

  @Override
  public List<JWK> get(JWKSelector selector, SecurityContext context) {
    String published = keys.publicJwks();
    Parsed known = parsed;
    if (known == null || !known.text().equals(published)) {
      known = parse(published);
      parsed = known;
    }
    return selector.select(known.keys());
  }

  private static Parsed parse(String jwks) {
    try {
      return new Parsed(jwks, JWKSet.parse(jwks));
    } catch (ParseException impossible) {
      throw new IllegalStateException("The bank's own JWKS is not one.", impossible);
    }
  }
}
