package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  record Item(UUID applicationId, ApiPath api, boolean declined) { }

  /** The APIs of each of the applications, by path. */
  Map<UUID, List<Item>> of(Collection<UUID> applicationIds) {
    return applicationIds.isEmpty() ? Map.of() : jdbc.sql("""
        select application_id, api, declined from api_application_item where application_id in (:ids)
        order by application_id, api""")
        .param("ids", applicationIds)
        .query(ApiApplicationItemTable::read)
        .list().stream().collect(Collectors.groupingBy(Item::applicationId));
  }

  /** The APIs that open applications of the client name, with the application of each. */
  Map<ApiPath, UUID> openFor(String clientId) {
    return jdbc.sql("select application_id, api, declined from api_application_item where open_for = :client")
        .param("client", clientId).query(ApiApplicationItemTable::read).list().stream()
        .collect(Collectors.toUnmodifiableMap(Item::api, Item::applicationId));
  }

  /** @throws org.springframework.dao.DuplicateKeyException if an open application of the client has one of the APIs */
  void insert(UUID applicationId, Collection<ApiPath> apis, String clientId) {
    apis.stream().sorted().forEach(api -> jdbc.sql("""
        insert into api_application_item (application_id, api, open_for) values (:id, :api, :client)""")
        .param("id", applicationId).param("api", api.toString()).param("client", clientId).update());
  }

  /** An approver leaves them out; the others stay as they are. */
  void decline(UUID applicationId, Collection<ApiPath> apis) {
    apis.forEach(api -> jdbc.sql("""
        update api_application_item set declined = true where application_id = :id and api = :api""")
        .param("id", applicationId).param("api", api.toString()).update());
  }

  void delete(UUID applicationId) {
    jdbc.sql("delete from api_application_item where application_id = :id").param("id", applicationId).update();
  }

  /** The application is over; its APIs may be asked for again, unless they are granted now. */
  void close(UUID applicationId) {
    jdbc.sql("update api_application_item set open_for = null where application_id = :id")
        .param("id", applicationId).update();
  }

  private static Item read(ResultSet row, int number) throws SQLException {
    return new Item(row.getObject("application_id", UUID.class), ApiPath.of(row.getString("api")),
        row.getBoolean("declined"));
  }
}
