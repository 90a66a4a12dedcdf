package dev.assent.accessrequest;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;

class EarlierApplicationsTest extends EarlierApplicationsContract {

  @Override
  DataSource emptyDatabase() {
    return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).generateUniqueName(true).build();
  }
}
