package dev.assent.customer;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator.ClickOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.assent.ChildNode;
import dev.assent.Chromium;
import dev.assent.consent.Consents;
import dev.assent.consent.ItemState;
import dev.assent.consentchange.ChangeStatus;
import dev.assent.consentchange.ConsentChange;
import dev.assent.consentchange.ConsentChanges;
import dev.assent.consentchange.ConsentReceipts;
import dev.assent.customer.HaltingCustomerNode.Halt;
import dev.assent.customer.HaltingCustomerNode.Later;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The node is killed after customers have pressed "Authorize", and before it has sent them back to the TSP. */
@EnabledIf("dev.assent.Chromium#isWanted")
class KillBeforeRedirectIT {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path directory;

  @Test
  void a_customer_finds_nothing_granted_or_all_of_it_with_receipt_and_event_and_can_authorize_again() throws Exception {
    String database = "jdbc:h2:file:" + directory.resolve("assent")
        + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;OPTIMIZE_REUSE_RESULTS=0";
    try (Chromium chromium = new Chromium(); OtherSite tsp = new OtherSite()) {
      String back = tsp.sameSite("/back");
      authorizeAndKill(database, back, chromium);

      try (ServletWebServerApplicationContext node = HaltingCustomerNode.start(database, Later.class)) {
        BankSite site = new BankSite(node.getWebServer().getPort(), HaltingCustomerNode.CLIENT, back);
        finds(node, site, chromium, Halt.INSIDE_THE_RECORD, Set.of());
        finds(node, site, chromium, Halt.BEFORE_THE_PROCESS, Set.of("demandDeposit"));
        finds(node, site, chromium, Halt.BEFORE_THE_REDIRECT, Set.of("demandDeposit"));
      }
    }
  }

  private void authorizeAndKill(String database, String back, Chromium chromium) throws IOException {
    Process node = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(), HaltingCustomerNode.class.getName(),
        database, back)
        .redirectErrorStream(true).start();
    // One that halts nowhere would be waited for without end.
    CompletableFuture.delayedExecutor(3, TimeUnit.MINUTES).execute(node::destroyForcibly);
    try (BufferedReader said = new BufferedReader(
        new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8))) {
      BankSite site = new BankSite(Integer.parseInt(next(said, ChildNode.PORT)),
          HaltingCustomerNode.CLIENT, back);
      Set<String> halted = new HashSet<>();
      for (Halt halt : Halt.values()) {
        Page page = chromium.browser().newPage();
        site.comeFromTsp(page);
        site.logIn(page, HaltingCustomerNode.customer(halt));
        site.agree(page);
        page.getByLabel(Pattern.compile("^DemandDeposit")).check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Authorize").setExact(true))
            .click(new ClickOptions().setNoWaitAfter(true));
        halted.add(next(said, ChildNode.HALTED));
      }
      assertThat(halted).isEqualTo(Arrays.stream(Halt.values()).map(Halt::name).collect(Collectors.toSet()));
    } finally {
      node.destroyForcibly().onExit().join();
    }
  }

  private static void finds(ApplicationContext node, BankSite site, Chromium chromium, Halt halt,
      Set<String> granted) {
    Customer customer = HaltingCustomerNode.customer(halt);
    List<ConsentChange> changes = node.getBean(ConsentChanges.class).of(customer.id(), HaltingCustomerNode.CLIENT);
    await(halt.name()).atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(shared(node, customer))
        .isEqualTo(granted));
    // All of it, or nothing.
    assertThat(changes).as(halt.name()).hasSize(granted.size());
    assertThat(node.getBean(ConsentReceipts.class).of(customer.id(), HaltingCustomerNode.CLIENT)).as(halt.name())
        .hasSize(granted.size());
    for (ConsentChange change : changes) {
      assertThat(node.getBean(ConsentChanges.class).find(change.id()).orElseThrow().status())
          .isEqualTo(ChangeStatus.APPLIED);
      assertThat(node.getBean(HistoryService.class).createHistoricProcessInstanceQuery()
          .processInstanceBusinessKey(change.id().toString()).finished().count()).as(halt.name()).isEqualTo(1);
      assertThat(node.getBean(JdbcClient.class).sql("select count(*) from security_event where change_id = :change")
          .param("change", change.id()).query(Integer.class).single()).as(halt.name()).isEqualTo(1);
    }

    Page page = chromium.browser().newPage();
    page.navigate(site.at("/consents"));
    site.logIn(page, customer);
    assertThat(page.locator("main")).containsText(granted.isEmpty() ? "You share no data" : "DemandDeposit");
    assertThat(site.authorize(page, customer, "DemandDeposit")).as("the code of another try").isNotNull();
    assertThat(shared(node, customer)).containsExactly("demandDeposit");
  }

  private static Set<String> shared(ApplicationContext node, Customer customer) {
    return node.getBean(Consents.class).find(customer.id(), HaltingCustomerNode.CLIENT)
        .map(consent -> consent.itemsIn(ItemState.ACTIVE)).orElse(Set.of());
  }

  private static String next(BufferedReader said, String what) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(what)) {
        return line.substring(what.length());
      }
      all.append(line).append('\n');
    }
    throw new IllegalStateException("The node never said " + what + "but\n" + all);
  }

  /** The build names its classes twice, and the engine takes no process twice. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator)).distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }
}
