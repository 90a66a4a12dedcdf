package dev.assent.keys;

import dev.assent.Postgres;

class RotationPostgresIT extends RotationContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return new TestKeyDatabase(Postgres.emptyDatabase());
  }
}
