package dev.assent.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where the container leads every error: a browser gets a page that says what happened, why, and what to do; a program
 * gets the same as problem+json. Neither sees an exception.
 */
@Controller
public class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final String PROBLEM = Problem.class.getName();

  private final ProblemWriter problems;
  private final Clock clock;

  public ErrorPages(ProblemWriter problems, Clock clock) {
    this.problems = problems;
    this.clock = clock;
  }

  /** Ends the request with this problem, as a page or as JSON, whichever was asked for. */
  public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    remember(request, problem);
    response.sendError(problem.status());
  }

  /** What an exception that ends this request is about. */
  static void remember(HttpServletRequest request, Problem problem) {
    request.setAttribute(PROBLEM, problem);
  }

  @RequestMapping("${server.error.path:/error}")
  ModelAndView show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Problem problem = problem(request);
    if (problem.code() == ErrorCode.SERVICE_UNAVAILABLE && response.getHeader(HttpHeaders.RETRY_AFTER) == null) {
      response.setHeader(HttpHeaders.RETRY_AFTER, LostDatabase.RETRY_AFTER);
    }
    String path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String reference = null;
    if (problem.status() >= 500) {
      reference = UUID.randomUUID().toString();
      LOG.error("{} on {}, reference {}", problem.code().code(), path, reference);
    }
    if (!Browser.asksForPage(request)) {
      problems.write(response, reference == null ? problem : problem.withMember("reference", reference));
      return null;
    }
    response.setStatus(problem.status());
    var page = new ModelAndView("web/error", Map.of(
        "code", ErrorCode.ofPage(problem).code(),
        "status", problem.status(),
        "accent", accent(path)));
    page.addObject("reference", reference);
    page.addObject("retryAt", retryAt(response));
    page.addObject("logIn", problem.status() == 403 && accent(path).equals("bank") ? Audience.BANK.logIn() : null);
    return page;
  }

  private static Problem problem(HttpServletRequest request) {
    if (request.getAttribute(PROBLEM) instanceof Problem known) {
      return known;
    }
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
        && LostDatabase.isCauseOf(failure)) {
      return Problem.of(ErrorCode.SERVICE_UNAVAILABLE);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Whoever opens the address of this page itself finds nothing.
    int code = status instanceof Integer number ? number : 404;
    return Problem.of(ErrorCode.ofStatus(code)).withStatus(code);
  }

  private Instant retryAt(HttpServletResponse response) {
    String seconds = response.getHeader(HttpHeaders.RETRY_AFTER);
    return seconds != null && seconds.chars().allMatch(Character::isDigit)
        ? clock.instant().plusSeconds(Long.parseLong(seconds))
        : null;
  }

  /** A person stays among the colours of the pages where the error happened. */
  private static String accent(String path) {
    if (path == null) {
      return "start";
    }
    if (path.startsWith("/portal")) {
      return "portal";
    }
    if (path.startsWith("/bank") || path.startsWith("/camunda")) {
      return "bank";
    }
    return path.startsWith("/consents") || path.startsWith("/oauth2") ? "customer" : "start";
  }
}
