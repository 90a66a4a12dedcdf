package dev.assent.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts {@code x-fapi-interaction-id} on every answer, those of the filters behind it included: the caller's value if it
 * is a UUID (FAPI 1.0 baseline, section 6.2.1), else a new one. Nothing else of the caller's ever gets into the header.
 */
class InteractionId extends OncePerRequestFilter {

  static final String HEADER = "x-fapi-interaction-id";

  private static final Pattern UUID_AS_WRITTEN =
      Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

  /** The call's interaction id, behind this filter. */
  static String of(HttpServletRequest request) {
    return (String) request.getAttribute(HEADER);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String sent = request.getHeader(HEADER);
    String id = sent != null && UUID_AS_WRITTEN.matcher(sent).matches() ? sent : UUID.randomUUID().toString();
    request.setAttribute(HEADER, id);
    response.setHeader(HEADER, id);
    chain.doFilter(request, response);
  }
}
