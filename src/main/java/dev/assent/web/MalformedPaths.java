package dev.assent.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** A path in which something stands that is no id leads nowhere, as one with an id that does not exist. */
@ControllerAdvice
class MalformedPaths {

  @ExceptionHandler
  void answer(MethodArgumentTypeMismatchException malformed, HttpServletResponse response) throws IOException {
    boolean inPath = malformed.getParameter().hasParameterAnnotation(PathVariable.class);
    response.sendError((inPath ? HttpStatus.NOT_FOUND : HttpStatus.BAD_REQUEST).value());
  }
}
