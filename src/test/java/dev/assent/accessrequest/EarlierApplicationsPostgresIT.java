package dev.assent.accessrequest;

import dev.assent.Postgres;
import javax.sql.DataSource;

class EarlierApplicationsPostgresIT extends EarlierApplicationsContract {

  @Override
  DataSource emptyDatabase() {
    return Postgres.emptyDatabase();
  }
}
