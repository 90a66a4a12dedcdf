package dev.assent.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Says why a request was refused: a form that was open too long is not a missing right. */
final class Refusal implements AccessDeniedHandler {

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    ErrorCode code = denied instanceof CsrfException ? ErrorCode.FORM_EXPIRED : ErrorCode.FORBIDDEN;
    ErrorPages.send(request, response, Problem.of(code));
  }
}
