package dev.assent.keys;

import dev.assent.jose.BankKey;

/** A key of the bank and where it stands in its life. */
record StoredKey(BankKey key, boolean active) {
}
