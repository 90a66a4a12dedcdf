package dev.assent.accessrequest;

import dev.assent.catalog.ApiPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the bank was asked to decide on, each time that it was asked. */
@Repository
class RevisionTable {

  private final JdbcClient jdbc;

  RevisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** @param apis one a line, by path */
  record Revision(int number, String apis, String purpose) {

    /** By the words that the review form uses. */
    Map<String, String> facts() {
      Map<String, String> facts = new LinkedHashMap<>();
      facts.put("APIs", apis.lines().sorted().collect(Collectors.joining(", ")));
      facts.put("Purpose", purpose);
      return facts;
    }
  }

  void append(UUID applicationId, Collection<ApiPath> apis, String purpose, String by, Instant at) {
    jdbc.sql("""
        insert into api_application_revision (application_id, revision, apis, purpose, submitted_by, submitted_at)
        select :id, coalesce(max(revision), 0) + 1, :apis, :purpose, :by, :at
        from api_application_revision where application_id = :id""")
        .param("id", applicationId)
        .param("apis", apis.stream().sorted().map(ApiPath::toString).collect(Collectors.joining("\n")))
        .param("purpose", purpose)
        .param("by", by)
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The last two, the latest first; fewer if there are not so many. */
  List<Revision> latestTwo(UUID applicationId) {
    return jdbc.sql("""
        select revision, apis, purpose from api_application_revision where application_id = :id
        order by revision desc fetch first 2 rows only""")
        .param("id", applicationId).query(RevisionTable::read).list();
  }

  private static Revision read(ResultSet row, int number) throws SQLException {
    return new Revision(row.getInt("revision"), row.getString("apis"), row.getString("purpose"));
  }
}
