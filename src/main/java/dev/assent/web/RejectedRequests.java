package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** What the firewall before all security chains refuses: a method that nobody offers, or a malformed address. */
@Component
class RejectedRequests implements RequestRejectedHandler {

  private final ProblemWriter problems;

  RejectedRequests(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
      throws IOException {
    boolean isKnown = ProgramPaths.isKnown(request.getMethod());
    // A page of errors would be refused for the same method.
    if (ProgramPaths.include(request.getRequestURI()) || !isKnown) {
      Problem problem = Problem.of(isKnown ? ErrorCode.BAD_REQUEST : ErrorCode.METHOD_NOT_ALLOWED);
      problems.write(response, ProgramPaths.prepare(problem, request, response));
    } else {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    }
  }
}
