package dev.assent.grantmanagement;

import dev.assent.token.IssuedTokens;
import dev.assent.token.IssuedTokens.IssuedToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.web.filter.OncePerRequestFilter;

/** Knows the client by its access token (RFC 6750 section 2.1), for this one request. */
final class ClientsToken extends OncePerRequestFilter {

  private final BearerTokenResolver bearer = new DefaultBearerTokenResolver();
  private final IssuedTokens tokens;
  private final TokenRefusals refusals;

  ClientsToken(IssuedTokens tokens, TokenRefusals refusals) {
    this.tokens = tokens;
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String presented;
    try {
      presented = bearer.resolve(request);
    } catch (OAuth2AuthenticationException malformed) {
      refusals.malformed(response);
      return;
    }
    if (presented == null) {
      chain.doFilter(request, response);
      return;
    }
    Optional<IssuedToken> token = tokens.find(presented);
    if (token.isEmpty()) {
      refusals.invalid(response);
    } else if (!token.get().clientActive()) {
      refusals.suspended(response);
    } else {
      SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
          token.get().clientId(), null, AuthorityUtils.createAuthorityList(token.get().scope()))));
      chain.doFilter(request, response);
    }
  }
}
