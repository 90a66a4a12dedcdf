package dev.assent.gateway;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says to the server, over a socket, what no well-behaved HTTP client would say. */
final class RawWire {

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})");

  private final int port;

  RawWire(int port) {
    this.port = port;
  }

  /** @param text all that the server said until it closed the connection */
  record Answers(String text) {

    int count() {
      return (int) STATUS.matcher(text).results().count();
    }

    int status() {
      Matcher first = STATUS.matcher(text);
      return first.find() ? Integer.parseInt(first.group(1)) : 0;
    }
  }

  Answers send(String request) {
    try (Socket socket = new Socket("localhost", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new Answers(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A request whose connection ends with it. */
  Answers send(String method, String target, TestCaller caller, String headers, String body) {
    return send(method + " " + target + " HTTP/1.1\r\nHost: bank.example\r\nAuthorization: Bearer " + caller.token()
        + "\r\n" + headers + "\r\n" + body);
  }
}
