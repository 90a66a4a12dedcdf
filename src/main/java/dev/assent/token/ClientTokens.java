package dev.assent.token;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.stereotype.Component;

/**
 * Knows a client by an access token that it got for itself ({@code client_credentials}), for endpoints beside the
 * published APIs. A token that a customer has authorized is none: it is for that customer's data, and neither is one
 * for grant management. Nothing is forwarded, so that costs no use, and a token whose uses are spent will do.
 */
@Component
public class ClientTokens implements OpaqueTokenIntrospector {

  private final JdbcClient jdbc;
  private final Clock clock;

  public ClientTokens(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * @return whose name is the client's id
   * @throws BadOpaqueTokenException if it is not such a token, or not any more
   */
  @Override
  public OAuth2AuthenticatedPrincipal introspect(String token) {
    Instant now = clock.instant();
    String client = jdbc.sql("""
        select client_id, scopes from access_token
        where digest = :digest and customer_id is null and revoked_at is null and expires_at > :now""")
        .param("digest", TokenDigest.of(token).hex()).param("now", Timestamp.from(now))
        .query((row, number) -> Map.entry(row.getString("client_id"), Scopes.split(row.getString("scopes"))))
        .optional().filter(found -> !GrantManagement.isFor(found.getValue())).map(Map.Entry::getKey)
        .orElseThrow(() -> new BadOpaqueTokenException("The access token is not one that a client got for itself"));
    return new DefaultOAuth2AuthenticatedPrincipal(client, Map.of("client_id", client), List.of());
  }
}
