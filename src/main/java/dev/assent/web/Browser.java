package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpHeaders;

/** Tells a browser that asks for a page from a program that asks for data. */
final class Browser {

  private Browser() {
  }

  /** A browser names text/html in Accept; programs and scripts do not, and are answered with problem+json. */
  static boolean asksForPage(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains("text/html")
        && !"XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
  }
}
