package dev.assent.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** The one place that writes a {@link Problem} to a response; works in filters as well as in controllers. */
@Component
public class ProblemWriter {

  private final ObjectMapper json;

  public ProblemWriter(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Sets status, content type and body, and keeps the headers that are already set (WWW-Authenticate, Retry-After,
   * x-fapi-interaction-id are the caller's).
   *
   * @throws IllegalStateException if the response is committed, since the caller would not see the problem
   */
  public void write(HttpServletResponse response, Problem problem) throws IOException {
    if (response.isCommitted()) {
      throw new IllegalStateException("The response is committed; " + problem.code().code() + " cannot be written");
    }
    byte[] body = json.writeValueAsBytes(problem.asJson());
    response.resetBuffer();
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
