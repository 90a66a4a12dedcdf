package dev.assent.onboarding;

import dev.assent.tsp.Certification;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the bank was asked to decide on, each time that it was asked. */
@Repository
class RegistrationRevisionTable {

  private final JdbcClient jdbc;

  RegistrationRevisionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(UUID registrationId, RegistrationDetails details, Instant at) {
    jdbc.sql("""
        insert into registration_revision (registration_id, revision, company_name, registration_number, contact_name,
          contact_email, phone, certification, redirect_uris, purpose, submitted_at)
        select :id, coalesce(max(revision), 0) + 1, :company, :number, :contact, :email, :phone, :certification, :uris,
          :purpose, :at
        from registration_revision where registration_id = :id""")
        .param("id", registrationId)
        .param("company", details.company())
        .param("number", details.registrationNumber())
        .param("contact", details.contactName())
        .param("email", details.contactEmail())
        .param("phone", details.phone())
        .param("certification", details.certification().name())
        .param("uris", String.join("\n", details.redirectUris()))
        .param("purpose", details.purpose())
        .param("at", Timestamp.from(at))
        .update();
  }

  /** The last two, the latest first; fewer if there are not so many. */
  List<RegistrationDetails> latestTwo(UUID registrationId) {
    return jdbc.sql("""
        select company_name, registration_number, contact_name, contact_email, phone, certification, redirect_uris,
          purpose
        from registration_revision where registration_id = :id order by revision desc fetch first 2 rows only""")
        .param("id", registrationId).query(RegistrationRevisionTable::read).list();
  }

  private static RegistrationDetails read(ResultSet row, int number) throws SQLException {
    return new RegistrationDetails(row.getString("company_name"), row.getString("registration_number"),
        row.getString("contact_name"), row.getString("contact_email"), row.getString("phone"),
        Certification.valueOf(row.getString("certification")), row.getString("redirect_uris").lines().toList(),
        row.getString("purpose"));
  }
}
