package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

class KeyAddressRulesTest {

  private final KeyAddressRules real = new KeyAddressRules(new MockEnvironment());
  private final KeyAddressRules demo = new KeyAddressRules(demoEnvironment());

  @ParameterizedTest
  @ValueSource(strings = {"https://keys.tsp.example/jwks", "https://keys.tsp.example:8443/jwks?v=1",
      "HTTPS://keys.tsp.example"})
  void an_https_address_is_taken(String address) {
    assertThat(real.check(address)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({"http://keys.tsp.example/jwks,ADDRESS_HTTPS", "ftp://keys.tsp.example/jwks,ADDRESS_HTTPS",
      "http://localhost/jwks,ADDRESS_HTTPS", "file:///etc/passwd,ADDRESS_FORM",
      "https://user:word@keys.tsp.example/,ADDRESS_PARTS", "https://keys.tsp.example/jwks#1,ADDRESS_PARTS",
      "'',ADDRESS_FORM", "/jwks,ADDRESS_FORM", "https:///jwks,ADDRESS_FORM", "https://keys tsp/,ADDRESS_FORM",
      "https://keys.tsp.example:0/,ADDRESS_FORM", "https://keys.tsp.example:99999/,ADDRESS_FORM",
      "https://keys_1.tsp.example/,ADDRESS_FORM"})
  void what_is_no_address_for_keys_is_refused_with_a_reason(String address, String reason) {
    assertThatThrownBy(() -> real.check(address)).isInstanceOfSatisfying(InvalidKeysException.class,
        refused -> assertThat(refused.reason()).isEqualTo(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:8081/jwks", "http://127.0.0.1:8081/jwks", "http://[::1]:8081/jwks"})
  void in_the_demo_this_machine_may_be_asked_over_plain_http(String address) {
    assertThat(demo.check(address)).hasToString(address);
    assertThatThrownBy(() -> demo.check("http://keys.tsp.example/jwks")).isInstanceOf(InvalidKeysException.class);
  }

  private static MockEnvironment demoEnvironment() {
    MockEnvironment environment = new MockEnvironment();
    environment.setActiveProfiles("demo");
    return environment;
  }
}
