package dev.assent.keys;

import dev.assent.Postgres;

class RenewalPostgresIT extends RenewalContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return new TestKeyDatabase(Postgres.emptyDatabase());
  }
}
