package dev.assent.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;

@TspTest
class DeveloperAccountsTest {

  private static final String PASSWORD = "a quiet green river";
  private static final String NEW_PASSWORD = "a loud yellow mountain";

  @Autowired Tsps tsps;
  @Autowired DeveloperAccounts accounts;
  @Autowired Invitations invitations;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  private final String name = "n" + UUID.randomUUID().toString().substring(0, 18);
  private Tsp tsp;

  @BeforeEach
  void an_active_tsp() {
    tsp = Tsp.applying("Enjoy Life", name, "Mei", "mei@example.com", "1", clock.instant());
    tsps.register(tsp, name, name + "@Example.com", PASSWORD, Locale.TRADITIONAL_CHINESE);
    tsps.activate(tsp.id());
  }

  @Test
  void a_link_verifies_the_address_once() {
    String secret = accounts.linkToVerify(name);
    assertThat(accounts.verifies(secret)).get().extracting(DeveloperAccount::userName).isEqualTo(name);
    assertThat(tsps.developer(name).orElseThrow().emailVerified()).isFalse();

    assertThat(accounts.verifyEmail(secret)).isPresent();

    assertThat(tsps.developer(name).orElseThrow().emailVerified()).isTrue();
    assertThat(events.stream(EmailVerified.class)).extracting(EmailVerified::userName).containsExactly(name);
    assertThat(accounts.verifyEmail(secret)).isEmpty();
    assertThat(accounts.verifies(secret)).isEmpty();
  }

  @Test
  void the_secret_of_a_link_is_not_in_the_database() {
    String secret = accounts.linkToVerify(name);

    assertThat(jdbc.sql("select digest from account_link where subject = ?").param(name).query(String.class).list())
        .hasSize(1).doesNotContain(secret);
  }

  @Test
  void a_link_works_for_its_purpose_and_its_time_alone() {
    String verification = accounts.linkToVerify(name);
    String reset = accounts.linkToReset(name);

    assertThat(accounts.resetPassword(verification, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.verifyEmail(reset)).isEmpty();
    assertThat(accounts.verifyEmail("made up")).isEmpty();
    clock.moveAhead(Duration.ofMinutes(31));
    assertThat(accounts.resetPassword(reset, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.verifies(verification)).isPresent();
  }

  @Test
  void of_ten_uses_of_a_link_at_once_one_works() throws Exception {
    String secret = accounts.linkToReset(name);
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<Boolean>> uses = threads.invokeAll(Collections.nCopies(10,
          (Callable<Boolean>) () -> accounts.resetPassword(secret, NEW_PASSWORD).isPresent()));
      long worked = 0;
      for (Future<Boolean> use : uses) {
        worked += use.get() ? 1 : 0;
      }
      assertThat(worked).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void a_new_password_ends_the_other_links_and_proves_the_address() {
    String other = accounts.linkToReset(name);
    String secret = accounts.linkToReset(name);
    clock.moveAhead(Duration.ofMinutes(1));
    var before = tsps.developer(name).orElseThrow();

    assertThat(accounts.resetPassword(secret, NEW_PASSWORD)).isPresent();

    var after = tsps.developer(name).orElseThrow();
    assertThat(after.passwordChangedAt()).isAfter(before.passwordChangedAt());
    assertThat(after.emailVerified()).isTrue();
    assertThat(accounts.resetPassword(other, PASSWORD)).isEmpty();
    assertThat(events.stream(PasswordChanged.class)).extracting(PasswordChanged::reset).containsExactly(true);
  }

  @Test
  void only_who_knows_the_password_changes_it() {
    assertThat(accounts.changePassword(name, "a guess at it", NEW_PASSWORD)).isFalse();
    assertThat(accounts.changePassword(name, PASSWORD, NEW_PASSWORD)).isTrue();
    assertThat(accounts.changePassword(name, PASSWORD, NEW_PASSWORD)).isFalse();
  }

  @Test
  void an_account_is_found_by_its_name_and_by_its_address_in_any_letters() {
    assertThat(accounts.meantBy(" " + name.toUpperCase(Locale.ROOT))).extracting("userName").containsExactly(name);
    assertThat(accounts.meantBy(name + "@EXAMPLE.com")).extracting("userName").containsExactly(name);
    assertThat(accounts.meantBy("nobody@example.com")).isEmpty();
  }

  @Test
  void an_invited_colleague_joins_once() {
    String secret = invitations.invite(tsp.id(), "Amy@Example.com", name);
    Invitation invitation = invitations.behind(secret).orElseThrow();
    assertThat(invitation.email()).isEqualTo("amy@example.com");

    assertThat(invitations.join(secret, name + "2", PASSWORD, Locale.ENGLISH)).isPresent();

    assertThat(tsps.developersOf(tsp.id())).extracting(DeveloperAccount::userName).containsExactly(name, name + "2");
    assertThat(tsps.developer(name + "2").orElseThrow().emailVerified()).isTrue();
    assertThat(invitations.open(tsp.id())).isEmpty();
    assertThat(invitations.join(secret, name + "3", PASSWORD, Locale.ENGLISH)).isEmpty();
    assertThat(events.stream(DeveloperJoined.class)).extracting(DeveloperJoined::invitedBy).containsExactly(name);
  }

  @Test
  void a_user_name_that_is_taken_leaves_the_invitation_open() {
    String secret = invitations.invite(tsp.id(), "amy@example.com", name);

    assertThatThrownBy(() -> invitations.join(secret, name, PASSWORD, Locale.ENGLISH))
        .isInstanceOf(AlreadyRegisteredException.class);

    assertThat(invitations.behind(secret)).isPresent();
  }

  @Test
  void an_invitation_ends_when_it_is_withdrawn_replaced_or_a_week_old() {
    String withdrawn = invitations.invite(tsp.id(), "amy@example.com", name);
    assertThat(invitations.withdraw(invitations.open(tsp.id()).get(0).id(), UUID.randomUUID(), name)).isFalse();
    assertThat(invitations.withdraw(invitations.open(tsp.id()).get(0).id(), tsp.id(), name)).isTrue();
    assertThat(invitations.behind(withdrawn)).isEmpty();

    String replaced = invitations.invite(tsp.id(), "amy@example.com", name);
    String open = invitations.invite(tsp.id(), "AMY@example.com", name);
    assertThat(invitations.behind(replaced)).isEmpty();
    assertThat(invitations.open(tsp.id())).hasSize(1);

    clock.moveAhead(Duration.ofDays(7).plusSeconds(1));
    assertThat(invitations.join(open, name + "2", PASSWORD, Locale.ENGLISH)).isEmpty();
    assertThat(invitations.open(tsp.id())).isEmpty();
  }

  @Test
  void a_tsp_that_goes_takes_nobody_in() {
    String secret = invitations.invite(tsp.id(), "amy@example.com", name);
    tsps.beginOffboarding(tsp.id());

    assertThat(invitations.join(secret, name + "2", PASSWORD, Locale.ENGLISH)).isEmpty();
    assertThatThrownBy(() -> invitations.invite(tsp.id(), "amy@example.com", name))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void colleagues_remove_each_other_and_one_always_stays() throws Exception {
    invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2", PASSWORD, Locale.ENGLISH);
    assertThat(accounts.remove(tsp.id(), name, name)).isFalse();
    assertThat(accounts.remove(UUID.randomUUID(), name, name + "2")).isFalse();

    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> removals = threads.invokeAll(List.of(
          () -> accounts.remove(tsp.id(), name, name + "2"), () -> accounts.remove(tsp.id(), name + "2", name)));
      assertThat(List.of(removals.get(0).get(), removals.get(1).get())).containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(tsps.developersOf(tsp.id())).hasSize(1);
  }

  @Test
  void a_removed_developer_has_no_account_and_no_links() {
    invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2", PASSWORD, Locale.ENGLISH);
    String reset = accounts.linkToReset(name + "2");
    accounts.remove(tsp.id(), name + "2", name);

    assertThat(tsps.developer(name + "2")).isEmpty();
    assertThat(accounts.resetPassword(reset, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.meantBy("amy@example.com")).extracting("userName").doesNotContain(name + "2");
    assertThatThrownBy(() -> invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2",
        PASSWORD, Locale.ENGLISH)).isInstanceOf(AlreadyRegisteredException.class);
  }
}
