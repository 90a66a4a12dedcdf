package dev.assent.client;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the HTTP client, which connects to what this returns and asks nobody else: a name that leads to a
 * private address is refused when the connection is made, however it was answered before.
 */
final class PublicAddresses implements DnsResolver {

  /** More only give a hostile name server time. */
  private static final int MOST = 2;

  /** Special-purpose addresses (IANA's registry), multicast and class E, and Azure's own (168.63.129.16). */
  private static final List<Network> NOT_PUBLIC_4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
      "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
      "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

  /** Of version 6 only 2000::/3 is public, without what carries other addresses inside or is for documents. */
  private static final List<Network> GLOBAL_6 = networks("2000::/3");
  private static final List<Network> NOT_PUBLIC_6 =
      networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private final boolean privateToo;
  private final Lookup lookup;

  /** @param privateToo whether addresses that are not public are fine as well */
  PublicAddresses(boolean privateToo, Lookup lookup) {
    this.privateToo = privateToo;
    this.lookup = lookup;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.of(host);
    if (!privateToo && !Arrays.stream(found).allMatch(PublicAddresses::isPublic)) {
      throw new NotPublicException();
    }
    return Arrays.copyOf(found, Math.min(found.length, MOST));
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  static boolean isPublic(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC_4.stream().noneMatch(network -> network.holds(bytes))
        : GLOBAL_6.stream().anyMatch(network -> network.holds(bytes))
            && NOT_PUBLIC_6.stream().noneMatch(network -> network.holds(bytes));
  }

  private static List<Network> networks(String... networks) {
    return Arrays.stream(networks).map(Network::parse).toList();
  }

  /** Asks the name service. */
  interface Lookup {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /** The name leads into a network that Assent does not enter for others. */
  static final class NotPublicException extends UnknownHostException {
    private static final long serialVersionUID = 1L;
  }

  private record Network(byte[] prefix, int bits) {

    static Network parse(String text) {
      String[] parts = text.split("/");
      try {
        return new Network(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
      } catch (UnknownHostException impossible) {
        throw new IllegalArgumentException(text, impossible);
      }
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> bit % Byte.SIZE;
        if ((address[bit / Byte.SIZE] & mask) != (prefix[bit / Byte.SIZE] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
