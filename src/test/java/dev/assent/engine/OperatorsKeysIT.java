package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.approval.StaffGroup;
import dev.assent.client.Clients;
import dev.assent.tsp.Tsp;
import dev.assent.tsp.Tsps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What managers see where the operator keeps the bank's keys in a file, without one for RSA-OAEP. */
@ServerTest
class OperatorsKeysIT {

  private static final String PASSWORD = "correct horse";
  private static final String CLIENT = "/bank/clients/weaker/security";

  @TempDir
  static Path directory;

  @LocalServerPort int port;
  @Autowired StaffDirectory staff;
  @Autowired Tsps tsps;
  @Autowired Clients clients;

  @DynamicPropertySource
  static void keys(DynamicPropertyRegistry properties) throws Exception {
    Path file = directory.resolve("bank.p12");
    make(file, "sign-1", "-keyalg", "EC", "-groupname", "secp256r1", "-startdate", "-1y");
    make(file, "sign-2", "-keyalg", "EC", "-groupname", "secp256r1");
    make(file, "encrypt-1", "-keyalg", "EC", "-groupname", "secp256r1");
    properties.add("assent.keys.pkcs12.location", file::toString);
    properties.add("assent.keys.pkcs12.password", () -> "a-file-password");
    properties.add("assent.keys.pkcs12.signing-aliases", () -> "sign-1,sign-2");
    properties.add("assent.keys.pkcs12.encryption-aliases", () -> "encrypt-1");
  }

  @Test
  void a_key_named_behind_the_one_in_use_is_the_next_and_weaker_algorithms_come_with_a_word_on_what_is_missing() {
    Tsp applying = Tsp.applying("Weaker", "Weaker1", "Mei Lin", "mei@weaker.example", "1", Instant.now());
    tsps.register(applying, "weaker", "weaker@weaker.example", "a quiet green river", Locale.ENGLISH);
    clients.register("weaker", applying.id(), "Weaker", List.of("https://weaker.example/back"));
    staff.add("operators-manager", "Person", PASSWORD, Set.of(StaffGroup.MANAGER));
    StaffBrowser manager = StaffBrowser.loggedIn(port, "operators-manager", PASSWORD);

    assertThat(manager.open("/bank/keys").body()).contains(">Next<", ">In use<").doesNotContain(">Retiring<");
    assertThat(manager.open(CLIENT).body()).contains("The bank has no key for RSA-OAEP");
    manager.post(CLIENT, "/bank/clients/weaker/compatibility", "allowed=true");

    assertThat(manager.open(CLIENT).body()).contains("Weaker algorithms are accepted from this client",
        "The bank has no key for RSA-OAEP");
    assertThat(manager.open("/bank/keys").body()).contains("no alias there is for RSA-OAEP");
    assertThat(manager.open(CLIENT + "?lang=zh-TW").body()).contains("銀行沒有 RSA-OAEP 金鑰");
  }

  private static void make(Path file, String alias, String... kind) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", alias,
        "-dname", "CN=TPI Bank", "-validity", "3650", "-storetype", "PKCS12", "-keystore", file.toString(),
        "-storepass", "a-file-password"));
    command.addAll(List.of(kind));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
