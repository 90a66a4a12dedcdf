package dev.assent.gateway;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A POST that does nothing: reads the form, answers as much as a token response says. */
class NoOperation implements Filter {

  private static final byte[] ANSWER = """
      {"access_token":"0123456789012345678901234567890123456789012","token_type":"Bearer","expires_in":86399}"""
      .getBytes(StandardCharsets.US_ASCII);

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain endsHere) throws IOException {
    request.getParameterMap();
    response.setContentType("application/json");
    response.setContentLength(ANSWER.length);
    response.getOutputStream().write(ANSWER);
  }
}
