package dev.assent.jose.hostile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/**
 * A JWS whose header is text that nobody checks, and whose signature is right all the same.
 *
 * @param algorithm with which it is really signed, whatever the header says
 */
record ForgedJws(String header, byte[] payload, JWK key, JWSAlgorithm algorithm) {

  ForgedJws header(String changed) {
    return new ForgedJws(changed, payload, key, algorithm);
  }

  /** The header with one text in it replaced, which must be there. */
  ForgedJws replacing(String text, String other) {
    return header(Forge.replaced(header, text, other));
  }

  /** The header with these members more. */
  ForgedJws with(String members) {
    return header(header.substring(0, header.length() - 1) + "," + members + "}");
  }

  ForgedJws payload(String changed) {
    return payload(changed.getBytes(StandardCharsets.UTF_8));
  }

  ForgedJws payload(byte[] changed) {
    return new ForgedJws(header, changed, key, algorithm);
  }

  ForgedJws signedWith(JWK other, JWSAlgorithm otherAlgorithm) {
    return new ForgedJws(header, payload, other, otherAlgorithm);
  }

  String compact() {
    return signed(Base64URL.encode(header).toString(), Base64URL.encode(payload).toString());
  }

  /** With header and payload as they are written here, strict or not. */
  String signed(String encodedHeader, String encodedPayload) {
    String input = encodedHeader + "." + encodedPayload;
    try {
      return input + "." + signer().sign(new JWSHeader(algorithm), input.getBytes(StandardCharsets.UTF_8));
    } catch (JOSEException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private JWSSigner signer() throws JOSEException {
    if (key instanceof OctetSequenceKey secret) {
      return new MACSigner(secret);
    }
    if (key instanceof RSAKey rsa) {
      return new RSASSASigner(rsa);
    }
    return key instanceof ECKey ec ? new ECDSASigner(ec) : new Ed25519Signer(key.toOctetKeyPair());
  }
}
