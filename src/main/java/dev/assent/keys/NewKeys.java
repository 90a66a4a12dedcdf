package dev.assent.keys;

import dev.assent.jose.BankKey;

/** Where new keys of the bank come from. */
@FunctionalInterface
interface NewKeys {

  /** Makes another one with every call; takes up to some seconds. */
  BankKey of(KeyUse use);
}
