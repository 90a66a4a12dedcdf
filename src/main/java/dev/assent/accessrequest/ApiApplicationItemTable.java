package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The APIs of each application, and which of them are still open for a client. */
@Repository
class ApiApplicationItemTable {

  private final JdbcClient jdbc;

  ApiApplicationItemTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ApiPath> of(UUID applicationId) {
    return jdbc.sql("select api from api_application_item where application_id = :id order by api")
        .param("id", applicationId).query(String.class).list().stream().map(ApiPath::of).toList();
  }

  Set<ApiPath> openFor(String clientId) {
    return jdbc.sql("select api from api_application_item where open_for = :client")
        .param("client", clientId).query(String.class).list().stream().map(ApiPath::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  void insert(UUID applicationId, ApiPath api, String clientId) {
    jdbc.sql("insert into api_application_item (application_id, api, open_for) values (:id, :api, :client)")
        .param("id", applicationId).param("api", api.toString()).param("client", clientId).update();
  }

  /** The application is over; its APIs may be asked for again, unless they are granted now. */
  void close(UUID applicationId) {
    jdbc.sql("update api_application_item set open_for = null where application_id = :id")
        .param("id", applicationId).update();
  }
}
