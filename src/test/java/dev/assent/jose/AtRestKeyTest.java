package dev.assent.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEObject;
import java.text.ParseException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AtRestKeyTest {

  private static final AtRestKey KEY = AtRestKey.of(filled(1));
  private static final byte[] CONTENT = {0, 1, 2, (byte) 0xff};

  @Test
  void what_is_encrypted_comes_back() {
    assertThat(KEY.decrypt(KEY.encrypt(CONTENT))).isEqualTo(CONTENT);
    assertThat(AtRestKey.of(filled(1)).decrypt(KEY.encrypt(new byte[0]))).isEmpty();
  }

  @Test
  void a_value_is_a_compact_jwe_that_names_its_key() throws ParseException {
    JWEObject stored = JWEObject.parse(KEY.encrypt(CONTENT));

    assertThat(stored.getHeader().getAlgorithm()).isEqualTo(JWEAlgorithm.DIR);
    assertThat(stored.getHeader().getEncryptionMethod()).isEqualTo(EncryptionMethod.A256GCM);
    assertThat(stored.getHeader().getKeyID()).isEqualTo(KEY.keyId());
  }

  @Test
  void the_same_content_never_looks_the_same() {
    assertThat(KEY.encrypt(CONTENT)).isNotEqualTo(KEY.encrypt(CONTENT));
  }

  @Test
  void another_key_says_that_it_is_another() {
    AtRestKey other = AtRestKey.of(filled(2));

    assertThatThrownBy(() -> other.decrypt(KEY.encrypt(CONTENT))).isInstanceOf(AtRestDecryptionException.class)
        .hasMessageContaining(KEY.keyId()).hasMessageContaining(other.keyId());
  }

  @Test
  void a_changed_value_does_not_decrypt() {
    String[] parts = KEY.encrypt(CONTENT).split("\\.");
    parts[3] = "AAAAAA";

    assertThatThrownBy(() -> KEY.decrypt(String.join(".", parts))).isInstanceOf(AtRestDecryptionException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "....", "{}", "eyJhbGciOiJub25lIn0.e30."})
  void a_value_that_was_never_encrypted_says_so(String value) {
    assertThatThrownBy(() -> KEY.decrypt(value)).isInstanceOf(AtRestDecryptionException.class)
        .hasMessageContaining("never was encrypted");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 16, 31, 33, 64})
  void a_key_of_another_length_is_refused(int length) {
    assertThatThrownBy(() -> AtRestKey.of(new byte[length])).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32 bytes");
  }

  private static byte[] filled(int value) {
    byte[] key = new byte[32];
    Arrays.fill(key, (byte) value);
    return key;
  }
}
