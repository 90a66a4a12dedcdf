package dev.assent.jose;

import java.security.Provider;
import java.security.Security;
import java.util.Set;

/**
 * ECDSA and ECDH on P-256 by Conscrypt's native code, which on Java 17 takes a twentieth of the time of the platform's
 * own, new RSA keys, for which a server that has just been started takes many seconds, and random bytes, for which the
 * platform's has one lock that all threads wait at. Of Conscrypt nothing else is taken: no TLS, no ciphers, no RSA but
 * its keys.
 */
public final class NativeCrypto {

  private static final String CONSCRYPT = "org.conscrypt.OpenSSLProvider";
  /** The name is of old; behind it is BoringSSL's generator, with a state of its own for each thread. */
  private static final String RANDOM = "SecureRandom.SHA1PRNG";
  private static final Set<String> SERVICES = Set.of("Signature.SHA256withECDSA", "KeyAgreement.ECDH",
      "KeyPairGenerator.EC", "KeyFactory.EC", "KeyPairGenerator.RSA", RANDOM);

  private NativeCrypto() {
  }

  /**
   * Puts the provider before the platform's, for the whole Java process and from then on. A key that it cannot work
   * with, one in a hardware module say, is still served by the providers behind it. Calling it again changes nothing.
   *
   * @return false where Conscrypt is not on the class path or has nothing for this machine; all works without it too
   */
  public static synchronized boolean install() {
    try {
      Provider conscrypt = (Provider) Class.forName(CONSCRYPT).getConstructor().newInstance();
      if (Security.getProvider(conscrypt.getName()) == null) {
        keepOnly(conscrypt);
        Security.insertProviderAt(conscrypt, 1);
      }
      return true;
    } catch (ReflectiveOperationException | LinkageError notHere) {
      return false;
    }
  }

  private static void keepOnly(Provider provider) {
    for (Object name : Set.copyOf(provider.keySet())) {
      // Attributes of a service follow its name after a blank.
      if (!name.toString().startsWith("Provider.") && !SERVICES.contains(name.toString().split(" ")[0])) {
        provider.remove(name);
      }
    }
    // What it is, but does not say; without it the platform puts a lock around it.
    provider.put(RANDOM + " ThreadSafe", "true");
  }
}
