package dev.assent.keys;

import java.util.Locale;

/**
 * Where a key of the bank stands in its life:
 *
 * <pre>
 * NEXT ──(its time has come, or a manager's word)──▶ ACTIVE ──(the next one takes over)──▶ RETIRING ──▶ gone
 * </pre>
 */
public enum KeyState {

  /** Published ahead, so that TSPs' caches hold it. Does not sign yet; decrypts already. */
  NEXT,
  /** Signs; the key that TSPs should encrypt to. */
  ACTIVE,
  /** Signs no more; still verifies and decrypts. */
  RETIRING;

  String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  static KeyState ofColumn(String column) {
    return valueOf(column.toUpperCase(Locale.ROOT));
  }
}
