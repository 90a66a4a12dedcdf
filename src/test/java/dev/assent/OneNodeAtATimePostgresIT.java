package dev.assent;

import javax.sql.DataSource;

class OneNodeAtATimePostgresIT extends OneNodeAtATimeContract {

  @Override
  DataSource emptyDatabase() {
    return Postgres.emptyDatabase();
  }
}
