package dev.assent;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A real PostgreSQL that the tests of one JVM share, each with an empty database of its own. Ends with the JVM. */
public final class Postgres {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final String USER = "postgres";

  private Postgres() { }

  /** Makes the application use an empty database. For {@code @DynamicPropertySource}. */
  public static void register(DynamicPropertyRegistry properties) {
    String name = create();
    properties.add("spring.datasource.url", () -> Server.RUNNING.getJdbcUrl(USER, name));
    properties.add("spring.datasource.username", () -> USER);
    properties.add("spring.datasource.password", () -> USER);
  }

  public static DataSource emptyDatabase() {
    return Server.RUNNING.getDatabase(USER, create());
  }

  /**
   * Takes the database of this application away: its connections end, and no new one is admitted until what this
   * returns is closed.
   */
  public static Outage takeAway(String url) {
    String name = url.replaceFirst(".*/", "").replaceFirst("\\?.*", "");
    JdbcClient server = JdbcClient.create(Server.RUNNING.getPostgresDatabase());
    server.sql("alter database " + name + " allow_connections false").update();
    server.sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :name").param("name", name)
        .query(Boolean.class).list();
    return () -> server.sql("alter database " + name + " allow_connections true").update();
  }

  /** Lasts until it is closed. */
  public interface Outage extends AutoCloseable {

    @Override
    void close();
  }

  private static String create() {
    String name = "test_" + DATABASES.incrementAndGet();
    JdbcClient.create(Server.RUNNING.getPostgresDatabase()).sql("create database " + name).update();
    return name;
  }

  /** Started by the first test that asks for it. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        // The tests kill applications, never the machine: what is committed need not reach a disk.
        EmbeddedPostgres server = EmbeddedPostgres.builder().setRegisterShutdownHook(false)
            .setServerConfig("fsync", "off").setServerConfig("full_page_writes", "off").start();
        // After the applications: one that closes without its database waits half a minute for a connection.
        SpringApplication.getShutdownHandlers().add(() -> close(server));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static void close(EmbeddedPostgres server) {
      try {
        server.close();
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}
