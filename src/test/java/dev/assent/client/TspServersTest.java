package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** A TSP's server is a stranger's. */
class TspServersTest {

  private final KeyAddressRules rules = new KeyAddressRules(new MockEnvironment());
  private final TspServers ofABank = new TspServers(rules);
  private final TspServers ofTheDemo =
      new TspServers(rules, new PublicAddresses(true, InetAddress::getAllByName));

  private JwksServer server;

  @BeforeEach
  void start() throws IOException {
    server = new JwksServer();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    ofABank.close();
    ofTheDemo.close();
  }

  @Test
  void a_bank_posts_to_no_machine_of_its_own_network() {
    assertThatThrownBy(() -> ofABank.post(server.address(), Map.of(), "event"))
        .isInstanceOfSatisfying(IOException.class, failure -> assertThat(TspServers.isNotPublic(failure)).isTrue());
    assertThat(server.asked()).isZero();
  }

  @Test
  void a_redirect_is_an_answer_and_leads_nowhere() throws IOException {
    server.redirectsTo(server.address().toString());

    assertThat(ofTheDemo.post(server.address(), Map.of(), "event").status()).isEqualTo(302);
    assertThat(server.asked()).isOne();
  }

  @Test
  void an_answer_without_end_is_read_no_further_than_it_may_be_long() throws IOException {
    long endless = 1L << 40;
    server.goesOnFor(endless);

    TspServers.Answer answer = ofTheDemo.post(server.address(), Map.of(), "event");

    assertThat(answer.body()).hasSize(16 * 1024);
    assertThat(server.sent()).isLessThan(64L * 1024 * 1024);
  }

  @ParameterizedTest
  @CsvSource({"http://tsp.example/events, ADDRESS_HTTPS", "https://user:word@tsp.example/events, ADDRESS_PARTS",
      "https://tsp.example/events#here, ADDRESS_PARTS", "events, ADDRESS_FORM",
      "http://127.0.0.1/events, ADDRESS_HTTPS"})
  void what_cannot_be_an_address_is_refused_with_a_reason(String address, String reason) {
    assertThatThrownBy(() -> ofABank.check(address)).isInstanceOfSatisfying(RefusedAddressException.class,
        refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @Test
  void an_address_over_tls_will_do() {
    assertThat(ofABank.check("https://tsp.example:8443/events?of=bank"))
        .isEqualTo(URI.create("https://tsp.example:8443/events?of=bank"));
  }
}
