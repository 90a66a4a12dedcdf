package dev.assent.tsp;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds TSPs by the company's name or registration number, case ignored. */
@Repository
public class TspDirectory {

  private static final String WANTED = """
      where lower(company_name) like :text escape '!' or lower(registration_number) like :text escape '!'
      """;

  /** A TSP as lists show it. */
  public record Entry(UUID id, String companyName, String registrationNumber, Certification certification,
      TspStatus status, Instant registeredAt) { }

  private final JdbcClient jdbc;

  TspDirectory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A part of the TSPs, by name; of all of them for a blank text. */
  public List<Entry> search(String text, long offset, int limit) {
    return jdbc.sql("""
        select id, company_name, registration_number, certification, status, registered_at from tsp
        """ + WANTED + "order by company_name, id offset :offset rows fetch next :limit rows only")
        .param("text", pattern(text)).param("offset", offset).param("limit", limit)
        .query((row, number) -> new Entry(row.getObject("id", UUID.class), row.getString("company_name"),
            row.getString("registration_number"), Certification.valueOf(row.getString("certification")),
            TspStatus.valueOf(row.getString("status")), row.getTimestamp("registered_at").toInstant()))
        .list();
  }

  public long count(String text) {
    return jdbc.sql("select count(*) from tsp " + WANTED).param("text", pattern(text)).query(Long.class).single();
  }

  private static String pattern(String text) {
    return "%" + text.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + "%";
  }
}
