package dev.assent.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * An upstream that answers a fixed 1 KiB of JSON without delay. One thread and no parsing for each connection: the
 * less the upstream costs, the more a gateway's own cost shows.
 */
final class UpstreamServer {

  private static final byte[] ANSWER = answer();

  private UpstreamServer() { }

  public static void main(String[] arguments) throws IOException {
    int port = Integer.parseInt(arguments[0]);
    try (ServerSocket server = new ServerSocket(port, 256, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket connection = server.accept();
        Thread serving = new Thread(() -> serve(connection));
        serving.setDaemon(true);
        serving.start();
      }
    }
  }

  private static void serve(Socket connection) {
    try (connection) {
      connection.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(connection.getInputStream(), 16_384);
      OutputStream out = connection.getOutputStream();
      for (int length = head(in); length >= 0; length = head(in)) {
        in.skipNBytes(length);
        out.write(ANSWER);
      }
    } catch (IOException gone) {
      // The gateway closes connections that idle.
    }
  }

  /** Reads to the end of the header; returns the length of the body, or -1 at the end of the connection. */
  private static int head(InputStream in) throws IOException {
    int length = 0;
    StringBuilder line = new StringBuilder(128);
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next != '\n') {
        line.append((char) next);
      } else if (line.length() == 1) {
        return length;
      } else {
        if (line.length() > 15 && (line.charAt(0) | 32) == 'c'
            && line.substring(0, 15).toLowerCase(Locale.ROOT).equals("content-length:")) {
          length = Integer.parseInt(line.substring(15).trim());
        }
        line.setLength(0);
      }
    }
    return -1;
  }

  private static byte[] answer() {
    String body = "{\"accounts\":\"" + "x".repeat(1024 - 15) + "\"}";
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
