package dev.assent.keys;

import dev.assent.Postgres;

class BankKeysPostgresIT extends BankKeysContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return new TestKeyDatabase(Postgres.emptyDatabase());
  }
}
