package dev.assent.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.client.PublicAddresses.NotPublicException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "172.16.0.1", "172.31.255.254",
      "192.168.1.1", "169.254.169.254", "169.254.1.1", "100.64.0.1", "100.100.100.200", "192.0.0.192", "192.0.2.1",
      "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255",
      "240.0.0.1", "255.255.255.255", "168.63.129.16",
      "::1", "::", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "fd12:3456::1", "ff02::1", "::ffff:10.0.0.1",
      "::ffff:127.0.0.1", "::127.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001::1", "2001:db8::1", "100::1"})
  void an_address_that_is_not_on_the_public_internet_is_refused(String address) throws UnknownHostException {
    assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    assertThatThrownBy(() -> only(address).resolve("keys.tsp.example")).isInstanceOf(NotPublicException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.1.1.1", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "192.167.1.1",
      "198.17.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450::1", "2001:4860:4860::8888"})
  void a_public_address_is_taken(String address) throws UnknownHostException {
    assertThat(only(address).resolve("keys.tsp.example")).containsExactly(InetAddress.getByName(address));
  }

  @Test
  void a_name_that_leads_to_both_kinds_of_addresses_is_refused() {
    assertThatThrownBy(() -> only("1.1.1.1", "10.0.0.1").resolve("keys.tsp.example"))
        .isInstanceOf(NotPublicException.class);
  }

  @Test
  void a_numeral_in_odd_notation_is_judged_by_where_it_leads() {
    PublicAddresses real = new PublicAddresses(false, InetAddress::getAllByName);

    for (String odd : new String[] {"2130706433", "127.1", "0x7f.1"}) {
      assertThatThrownBy(() -> real.resolve(odd)).as(odd).isInstanceOf(UnknownHostException.class);
    }
  }

  @Test
  void a_name_server_cannot_make_it_try_many_addresses() throws UnknownHostException {
    assertThat(only("1.1.1.1", "1.1.1.2", "1.1.1.3").resolve("keys.tsp.example")).hasSize(2);
  }

  @Test
  void in_the_demo_addresses_of_this_machine_are_taken() throws UnknownHostException {
    assertThat(new PublicAddresses(true, InetAddress::getAllByName).resolve("127.0.0.1")).hasSize(1);
  }

  private static PublicAddresses only(String... addresses) {
    return new PublicAddresses(false, host -> Stream.of(addresses).map(PublicAddressesTest::literal)
        .toArray(InetAddress[]::new));
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
