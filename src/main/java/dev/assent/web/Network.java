package dev.assent.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** What counts as one place to call from. */
final class Network {

  private static final int IPV6_NETWORK_BYTES = 8;

  private Network() {
  }

  /** An IPv4 address as it is; of an IPv6 address its /64, since whoever has one address of it has them all. */
  static String of(String address) {
    if (!address.contains(":")) {
      return address;
    }
    try {
      // A literal is parsed, never looked up.
      InetAddress parsed = InetAddress.getByName(address);
      byte[] bytes = parsed.getAddress();
      return parsed instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES)) + "/64"
          : parsed.getHostAddress();
    } catch (UnknownHostException notAnAddress) {
      return address;
    }
  }
}
