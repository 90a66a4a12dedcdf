package dev.assent.catalog;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiTable {

  private static final String COLUMNS = """
      path, title, title_zh, description, description_zh, methods, item, sensitivity, upstream,
      jwt_request, jwt_response, request_example, response_example, query_parameters,
      max_request_bytes, max_response_bytes, connect_timeout_ms, response_timeout_ms, max_concurrent_calls""";

  private final JdbcClient jdbc;

  ApiTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Api> all() {
    return jdbc.sql("select " + COLUMNS + " from api order by path").query(ApiTable::read).list();
  }

  Optional<Api> find(ApiPath path) {
    return jdbc.sql("select " + COLUMNS + " from api where path = :path")
        .param("path", path.toString()).query(ApiTable::read).optional();
  }

  Optional<Api> find(ApiPath path, int version) {
    return jdbc.sql("select " + COLUMNS + " from api where path = :path and version = :version")
        .param("path", path.toString()).param("version", version).query(ApiTable::read).optional();
  }

  void save(Api api) {
    int updated = write(api, """
        update api set title = :title, title_zh = :titleZh, description = :description,
          description_zh = :descriptionZh, methods = :methods, item = :item, sensitivity = :sensitivity,
          upstream = :upstream, jwt_request = :jwtRequest, jwt_response = :jwtResponse,
          request_example = :requestExample, response_example = :responseExample,
          query_parameters = :query, max_request_bytes = :maxRequest, max_response_bytes = :maxResponse,
          connect_timeout_ms = :connectTimeout, response_timeout_ms = :responseTimeout,
          max_concurrent_calls = :maxCalls, version = version + 1
        where path = :path""");
    if (updated == 0) {
      write(api, "insert into api (" + COLUMNS + ", version)" + """
          values (:path, :title, :titleZh, :description, :descriptionZh, :methods, :item, :sensitivity, :upstream,
            :jwtRequest, :jwtResponse, :requestExample, :responseExample, :query, :maxRequest, :maxResponse,
            :connectTimeout, :responseTimeout, :maxCalls, 0)""");
    }
  }

  private int write(Api api, String sql) {
    return jdbc.sql(sql)
        .param("path", api.path().toString())
        .param("title", api.title())
        .param("titleZh", api.titleZh())
        .param("description", api.description())
        .param("descriptionZh", api.descriptionZh())
        .param("methods", String.join(" ", new TreeSet<>(api.methods())))
        .param("item", api.item())
        .param("sensitivity", api.sensitivity().name())
        .param("upstream", api.upstream().toString())
        .param("jwtRequest", api.jwt().request().name())
        .param("jwtResponse", api.jwt().response().name())
        .param("requestExample", api.requestExample())
        .param("responseExample", api.responseExample())
        .param("query", api.query().toString())
        .params(CallLimitColumns.of(api.limits()))
        .update();
  }

  private static Api read(ResultSet row, int number) throws SQLException {
    return new Api(ApiPath.of(row.getString("path")), row.getString("title"), row.getString("title_zh"),
        row.getString("description"), row.getString("description_zh"), Set.of(row.getString("methods").split(" ")),
        row.getString("item"), Sensitivity.valueOf(row.getString("sensitivity")),
        URI.create(row.getString("upstream")),
        new JwtSetting(MessageProtection.valueOf(row.getString("jwt_request")),
            MessageProtection.valueOf(row.getString("jwt_response"))),
        row.getString("request_example"), row.getString("response_example"),
        QueryParameters.parse(row.getString("query_parameters")), CallLimitColumns.read(row));
  }
}
