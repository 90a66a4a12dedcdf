package dev.assent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL that is as safe as in production: fsync and synchronous_commit on. */
final class Database implements AutoCloseable {

  private static final String USER = "postgres";

  private final EmbeddedPostgres server;
  private final ProcessHandle postmaster;

  Database(Path directory) {
    try {
      Files.createDirectories(directory);
      Path data = Files.createTempDirectory(directory, "postgres");
      this.server = EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("shared_buffers", "512MB")
          .setServerConfig("max_wal_size", "4GB")
          .setServerConfig("shared_preload_libraries", "pg_stat_statements")
          .start();
      this.postmaster = ProcessHandle.of(Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0)))
          .orElseThrow();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Makes an empty database. */
  String create(String name) {
    JdbcClient.create(server.getPostgresDatabase()).sql("create database " + name).update();
    sql(name).sql("create extension pg_stat_statements").update();
    return url(name);
  }

  String url(String name) {
    return server.getJdbcUrl(USER, name);
  }

  JdbcClient sql(String name) {
    return JdbcClient.create(server.getDatabase(USER, name));
  }

  /** Sends statements as they are written: one with {@code $1} in it is explained, but never bound. */
  JdbcClient asWritten(String name) {
    return JdbcClient.create(
        new DriverManagerDataSource(server.getJdbcUrl(USER, name) + "&preferQueryMode=simple"));
  }

  /** As the server itself says. */
  String settings() {
    return String.join(", ", Stream.of("server_version", "fsync", "synchronous_commit", "full_page_writes",
            "shared_buffers")
        .map(name -> name + "=" + JdbcClient.create(server.getPostgresDatabase()).sql("show " + name)
            .query(String.class).single())
        .toList());
  }

  Duration cpu() {
    return postmaster.descendants().map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
