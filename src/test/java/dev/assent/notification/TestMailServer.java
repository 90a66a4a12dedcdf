package dev.assent.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.List;

/** A real SMTP server on a port of its own, which may be down. */
final class TestMailServer {

  private final int port;
  private GreenMail running;

  TestMailServer() {
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
  }

  int port() {
    return port;
  }

  void start() {
    running = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    running.start();
  }

  void stop() {
    if (running != null) {
      running.stop();
      running = null;
    }
  }

  List<MimeMessage> received() {
    return List.of(running.getReceivedMessages());
  }

  MimeMessage awaitOne() {
    await().untilAsserted(() -> assertThat(received()).hasSize(1));
    return received().get(0);
  }
}
