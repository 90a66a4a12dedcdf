package dev.assent.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** An upstream that answers, over a socket, what no well-behaved HTTP server would. */
final class RawUpstream implements AutoCloseable {

  /** What it writes to each caller; it ends when the caller is gone. */
  interface Behaviour {
    void answer(OutputStream caller) throws IOException;
  }

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final Behaviour behaviour;

  RawUpstream(Behaviour behaviour) throws IOException {
    this.behaviour = behaviour;
    Thread thread = new Thread(this::serve, "raw-upstream");
    thread.setDaemon(true);
    thread.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/raw");
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        behaviour.answer(caller.getOutputStream());
      } catch (IOException gone) {
        // The caller had enough, or the test is over.
        continue;
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
