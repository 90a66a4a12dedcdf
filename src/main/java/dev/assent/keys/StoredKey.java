package dev.assent.keys;

import dev.assent.jose.BankKey;

/**
 * A key of the bank and where it stands in its life.
 *
 * @param published whether the JWKS holds it
 */
record StoredKey(BankKey key, KeyState state, boolean published) {
}
