package dev.assent.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.MediaType;

/**
 * What the server itself answers when a request is so malformed that no filter and no page gets to see it: programs get
 * the catalogue's problem, others its sentence. Neither the server's version nor an exception is told.
 */
final class ServerErrors extends ErrorReportValve {

  private final ProblemWriter problems;

  ServerErrors(ProblemWriter problems) {
    this.problems = problems;
    setShowReport(false);
    setShowServerInfo(false);
  }

  @Override
  protected void report(Request request, Response response, Throwable failure) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    Problem problem = Problem.of(ErrorCode.ofStatus(response.getStatus())).withStatus(response.getStatus());
    try {
      if (isForProgram(request.getRequestURI())) {
        problems.write(response, ProgramPaths.prepare(problem, request, response));
      } else {
        say(problem, response);
      }
      response.finishResponse();
    } catch (IOException gone) {
      // There is nobody to answer.
      container.getLogger().debug("An error could not be reported", gone);
    }
  }

  /** No browser sends a request line so malformed that no address is known of it. */
  private static boolean isForProgram(String path) {
    return path == null || path.isEmpty() || ProgramPaths.include(path);
  }

  private static void say(Problem problem, HttpServletResponse response) throws IOException {
    byte[] sentence = (problem.code().title() + ".\n").getBytes(StandardCharsets.UTF_8);
    response.setContentType(MediaType.TEXT_PLAIN_VALUE);
    response.setContentLength(sentence.length);
    response.getOutputStream().write(sentence);
  }
}
