package dev.assent.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.springframework.http.HttpMethod;

/**
 * A HEAD request as the authorization server understands it: as a GET. The server that sends the answer leaves the
 * content out by itself (RFC 9110 section 9.3.2).
 */
final class AskedByHead extends HttpServletRequestWrapper {

  AskedByHead(HttpServletRequest request) {
    super(request);
  }

  static boolean is(HttpServletRequest request) {
    return HttpMethod.HEAD.matches(request.getMethod());
  }

  @Override
  public String getMethod() {
    return HttpMethod.GET.name();
  }
}
