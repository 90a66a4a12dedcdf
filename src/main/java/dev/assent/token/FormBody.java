package dev.assent.token;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * The form in the body of a request, RFC 6749 appendix B. The container forgives a form that it cannot read, or not to
 * its end, by leaving parameters out; whoever sent it would then be told that something is missing.
 */
final class FormBody {

  static final int MOST_CHARACTERS = 64 * 1024;

  private static final Set<Charset> CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII);
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\x{80}-\\x{9f}]");
  /** What the container puts in place of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private FormBody() { }

  static void check(HttpServletRequest request) throws MalformedRequest {
    checkType(request.getContentType());
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new MalformedRequest("Send the form as it is, without Content-Encoding.");
    }
    if (request.getContentLengthLong() > MOST_CHARACTERS) {
      throw tooLarge();
    }
    Map<String, String[]> parameters = request.getParameterMap();
    checkRead(request);
    long characters = 0;
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        characters += parameter.getKey().length() + value.length();
        checkText(parameter.getKey(), value);
      }
    }
    if (characters > MOST_CHARACTERS) {
      throw tooLarge();
    }
    // Section 3.2: "Request and response parameters MUST NOT be included more than once."
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      if (parameter.getValue().length > 1) {
        throw new MalformedRequest(shown(parameter.getKey()) + " stands there more than once.");
      }
    }
  }

  /** Whether the text holds characters that no parameter of OAuth may hold (appendix A), and no database a NUL. */
  static boolean hasControlCharacters(String text) {
    return CONTROL.matcher(text).find();
  }

  /** Whether the container has left parameters out, of the address or the body. */
  static boolean isIncomplete(HttpServletRequest request) {
    return request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR) != null;
  }

  private static void checkType(String contentType) throws MalformedRequest {
    try {
      MediaType type = contentType == null ? null : MediaType.parseMediaType(contentType);
      if (type == null || !MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
        throw new MalformedRequest(
            "Send the parameters as a form: Content-Type: application/x-www-form-urlencoded.");
      }
      if (type.getCharset() != null && !CHARSETS.contains(type.getCharset())) {
        throw new MalformedRequest("Encode the form in UTF-8, and leave charset out of Content-Type.");
      }
    } catch (IllegalArgumentException malformed) {
      throw new MalformedRequest("Content-Type is malformed or names an unknown charset. Send the parameters as a "
          + "form: Content-Type: application/x-www-form-urlencoded.");
    }
  }

  private static void checkRead(HttpServletRequest request) throws MalformedRequest {
    if (!isIncomplete(request)) {
      return;
    }
    if (!(request.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR) instanceof FailReason reason)) {
      throw new MalformedRequest("The form could not be read.");
    }
    throw switch (reason) {
      case POST_TOO_LARGE -> tooLarge();
      case TOO_MANY_PARAMETERS -> new MalformedRequest("The form has more parameters than are read.");
      case URL_DECODING, NO_NAME, INVALID_CONTENT_TYPE -> new MalformedRequest(
          "A parameter has no name or is not percent-encoded: encode each name and each value (RFC 6749 appendix B).");
      default -> new MalformedRequest(HttpStatus.REQUEST_TIMEOUT, "The form did not come to its end. Send it again.");
    };
  }

  private static void checkText(String name, String value) throws MalformedRequest {
    if (name.indexOf(REPLACEMENT) >= 0 || value.indexOf(REPLACEMENT) >= 0) {
      throw new MalformedRequest(shown(name) + " is not UTF-8: percent-encode its UTF-8 bytes.");
    }
    if (hasControlCharacters(name) || hasControlCharacters(value)) {
      throw new MalformedRequest(shown(name) + " holds a control character; a line break at its end, perhaps.");
    }
  }

  private static MalformedRequest tooLarge() {
    return new MalformedRequest(HttpStatus.PAYLOAD_TOO_LARGE, "The form is larger than 64 KB.");
  }

  private static String shown(String name) {
    return NAME.matcher(name).matches() ? "The parameter " + name : "A parameter";
  }
}
