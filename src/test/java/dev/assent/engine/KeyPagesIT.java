package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import dev.assent.Accessibility;
import dev.assent.Chromium;
import dev.assent.approval.StaffGroup;
import dev.assent.keys.BankKeyFacts;
import dev.assent.keys.BankKeyRotation;
import dev.assent.keys.BankKeys;
import dev.assent.keys.KeyState;
import dev.assent.keys.KeyUse;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page on which managers change the bank's own keys. */
@ServerTest
class KeyPagesIT {

  private static final String PASSWORD = "correct horse";
  private static final String KEYS = "/bank/keys";
  private static final AtomicInteger PEOPLE = new AtomicInteger();

  @LocalServerPort
  private int port;
  @Autowired
  private StaffDirectory directory;
  @Autowired
  private BankKeyRotation rotation;
  @Autowired
  private BankKeys keys;
  @Autowired
  private JdbcClient jdbc;

  @BeforeEach
  void only_active_keys() {
    rotation.keys().stream().filter(key -> key.state() != KeyState.ACTIVE)
        .forEach(key -> rotation.giveUp(key.keyId(), "head"));
  }

  @Test
  void a_manager_prepares_the_next_key_and_uses_it_after_one_confirmation_each() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    String prepare = KEYS + "/prepare/SIGNING";
    assertThat(manager.open(prepare).body()).contains("It takes over by itself in 7 days");

    assertThat(manager.post(prepare, prepare, "").statusCode()).isEqualTo(302);
    assertThat(manager.open(KEYS).body()).contains("The next key is made and recorded", ">Next<", "takes over on");
    String next = only(KeyUse.SIGNING, KeyState.NEXT).keyId();
    String use = KEYS + "/" + next + "/use";
    publishedTwoMinutesAgo(next);
    assertThat(manager.open(use).body()).contains("Within seconds every node signs responses with this key",
        "TSPs may keep the JWKS for up to 15 minutes");
    assertThat(manager.post(use, use, "").statusCode()).isEqualTo(302);

    assertThat(manager.open(KEYS).body()).contains("The next key is in use, and that is recorded", "Retiring");
    assertThat(keys.signingKey().keyId()).isEqualTo(next);
    assertThat(manager.open("/bank/audit").body()).contains("Bank key made", "Bank key in use", next);
  }

  @Test
  void a_key_that_not_every_node_publishes_is_not_used_and_the_page_says_why() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    rotation.prepareNext(KeyUse.SIGNING, "head");
    String use = KEYS + "/" + only(KeyUse.SIGNING, KeyState.NEXT).keyId() + "/use";

    manager.post(use, use, "");

    assertThat(manager.open(KEYS).body()).contains("Nothing was changed", "not published on every node yet");
  }

  @Test
  void a_compromised_key_is_retired_at_once_and_the_next_one_takes_its_place() {
    StaffBrowser manager = browser(StaffGroup.MANAGER);
    String compromised = keys.signingKey().keyId();
    rotation.prepareNext(KeyUse.SIGNING, "head");
    publishedTwoMinutesAgo(only(KeyUse.SIGNING, KeyState.NEXT).keyId());
    String giveUp = KEYS + "/" + compromised + "/give-up";
    assertThat(manager.open(giveUp).body()).contains("What it has signed does not verify", "cannot be undone");

    assertThat(manager.post(giveUp, giveUp, "").statusCode()).isEqualTo(302);

    assertThat(keys.publicJwks()).doesNotContain(compromised);
    assertThat(manager.open(KEYS).body()).contains("The key is given up", "given up by a manager");
    assertThat(manager.open("/bank/audit").body()).contains("Bank key given up", compromised);
    assertThat(manager.open(giveUp).statusCode()).isEqualTo(404);
  }

  @Test
  void the_keys_are_the_managers_alone() {
    StaffBrowser approver = browser(StaffGroup.APPROVER);

    assertThat(approver.open(KEYS).statusCode()).isEqualTo(403);
    assertThat(approver.post("/bank", KEYS + "/prepare/SIGNING", "").statusCode()).isEqualTo(403);
    assertThat(rotation.hasNext(KeyUse.SIGNING)).isFalse();
  }

  @Test
  @EnabledIf("dev.assent.Chromium#isWanted")
  void the_pages_are_accessible_and_as_wide_as_a_phone_in_both_languages() {
    String manager = person(StaffGroup.MANAGER);
    rotation.prepareNext(KeyUse.ENCRYPTION, "head");
    String next = KEYS + "/" + only(KeyUse.ENCRYPTION, KeyState.NEXT).keyId();
    try (Chromium chromium = new Chromium()) {
      Page page = chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(360, 740));
      page.navigate("http://localhost:" + port + "/bank/login");
      page.getByLabel("Staff name").fill(manager);
      page.getByLabel("Password").fill(PASSWORD);
      page.locator("main button").click();
      for (String path : new String[] {KEYS, KEYS + "/prepare/SIGNING", next + "/use", next + "/give-up"}) {
        for (String language : new String[] {"en", "zh-TW"}) {
          page.navigate("http://localhost:" + port + path + "?lang=" + language);
          assertThat(Accessibility.violations(page)).as(path + language).isEmpty();
          assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path + language).isEqualTo(360);
          page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pictures/console-keys"
              + path.substring(path.lastIndexOf('/')).replace('/', '-') + "-" + language + ".png")));
        }
      }
    }
  }

  private BankKeyFacts only(KeyUse use, KeyState state) {
    return rotation.keys().stream().filter(key -> key.use() == use && key.state() == state).findFirst().orElseThrow();
  }

  private void publishedTwoMinutesAgo(String keyId) {
    jdbc.sql("update bank_key set created_at = :then where key_id = :id")
        .param("then", Timestamp.from(Instant.now().minus(Duration.ofMinutes(2)))).param("id", keyId).update();
  }

  private StaffBrowser browser(StaffGroup group) {
    return StaffBrowser.loggedIn(port, person(group), PASSWORD);
  }

  private String person(StaffGroup group) {
    String name = "keeper" + PEOPLE.incrementAndGet();
    directory.add(name, "Person", PASSWORD, Set.of(group));
    return name;
  }
}
