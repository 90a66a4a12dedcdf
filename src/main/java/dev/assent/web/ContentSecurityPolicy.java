package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.security.web.header.HeaderWriter;

/**
 * The policy of every page: nothing from elsewhere, nothing inline. Written when the response is committed, so that a
 * controller can still admit a form target.
 */
public final class ContentSecurityPolicy implements HeaderWriter {

  private static final String HEADER = "Content-Security-Policy";
  private static final String FORM_TARGETS = ContentSecurityPolicy.class.getName() + ".formTargets";
  private static final String POLICY = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
      + "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'";

  /**
   * Admits the origin of a redirect that follows a form of this response: browsers apply form-action to redirects too,
   * so the consent page could not lead back to the TSP without it.
   *
   * @param redirect a redirect URI that is registered for the client; an app's own scheme is admitted as a scheme
   */
  public static void allowFormTarget(HttpServletRequest request, URI redirect) {
    if (redirect.getScheme() == null) {
      throw new IllegalArgumentException("A redirect URI needs a scheme");
    }
    targets(request, true).add(origin(redirect));
  }

  @Override
  public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
    // Camunda's webapps write their own policy.
    if (!response.containsHeader(HEADER)) {
      String more = String.join(" ", targets(request, false));
      response.setHeader(HEADER, more.isEmpty() ? POLICY : POLICY + " " + more);
    }
  }

  private static String origin(URI redirect) {
    if (redirect.getHost() == null) {
      return redirect.getScheme() + ":";
    }
    String port = redirect.getPort() == -1 ? "" : ":" + redirect.getPort();
    return redirect.getScheme() + "://" + redirect.getHost() + port;
  }

  @SuppressWarnings("unchecked")
  private static Set<String> targets(HttpServletRequest request, boolean create) {
    Set<String> targets = (Set<String>) request.getAttribute(FORM_TARGETS);
    if (targets == null) {
      targets = new LinkedHashSet<>();
      if (create) {
        request.setAttribute(FORM_TARGETS, targets);
      }
    }
    return targets;
  }
}
