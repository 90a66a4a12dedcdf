package dev.assent.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.MovableClock;
import java.sql.Timestamp;
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
  @Autowired OldLinks oldLinks;
  @Autowired MovableClock clock;
  @Autowired JdbcClient jdbc;
  @Autowired ApplicationEvents events;

  private final String name = "n" + UUID.randomUUID().toString().substring(0, 18);
  private Tsp tsp;

  @BeforeEach
  void an_active_tsp() {
    tsp = Tsp.applying("Enjoy Life " + name, name, "Mei", "mei@example.com", "1", clock.instant());
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
    String reset = accounts.linkToReset(name).orElseThrow();

    assertThat(accounts.resetPassword(verification, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.verifyEmail(reset)).isEmpty();
    assertThat(accounts.verifyEmail("made up")).isEmpty();
    clock.moveAhead(Duration.ofMinutes(31));
    assertThat(accounts.resetPassword(reset, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.verifies(verification)).isPresent();
  }

  @Test
  void of_ten_uses_of_a_link_at_once_one_works() throws Exception {
    String secret = accounts.linkToReset(name).orElseThrow();
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
    String other = accounts.linkToReset(name).orElseThrow();
    clock.moveAhead(Duration.ofMinutes(15));
    String secret = accounts.linkToReset(name).orElseThrow();
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
  void a_link_to_reset_is_made_once_in_a_quarter_of_an_hour_and_works_until_there_is_another() {
    String first = accounts.linkToReset(name).orElseThrow();
    assertThat(accounts.linkToReset(name)).isEmpty();
    clock.moveAhead(Duration.ofMinutes(14));
    assertThat(accounts.linkToReset(name)).isEmpty();
    assertThat(accounts.resets(first)).isPresent();

    clock.moveAhead(Duration.ofMinutes(1));

    assertThat(accounts.linkToReset(name)).isPresent();
    assertThat(accounts.resets(first)).isPresent();
  }

  @Test
  void of_ten_who_ask_for_a_link_to_reset_at_once_one_gets_it() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<Boolean>> asked = threads.invokeAll(Collections.nCopies(10,
          (Callable<Boolean>) () -> accounts.linkToReset(name).isPresent()));
      long made = 0;
      for (Future<Boolean> one : asked) {
        made += one.get() ? 1 : 0;
      }
      assertThat(made).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void who_has_chosen_a_password_and_forgets_it_gets_another_link_at_once() {
    accounts.resetPassword(accounts.linkToReset(name).orElseThrow(), NEW_PASSWORD);

    assertThat(accounts.linkToReset(name)).isPresent();
  }

  @Test
  void links_end_with_the_account_and_do_not_work_for_a_later_one_of_the_name() {
    String verification = accounts.linkToVerify(name);
    String reset = accounts.linkToReset(name).orElseThrow();
    clock.moveAhead(Duration.ofSeconds(1));

    // As if the account had been made anew, whoever has seen to its links before.
    jdbc.sql("update developer_account set created_at = ? where user_name = ?")
        .params(Timestamp.from(clock.instant()), name).update();

    assertThat(accounts.verifies(verification)).isEmpty();
    assertThat(accounts.verifyEmail(verification)).isEmpty();
    assertThat(accounts.resets(reset)).isEmpty();
    assertThat(accounts.resetPassword(reset, NEW_PASSWORD)).isEmpty();
  }

  @Test
  void an_invitation_of_an_earlier_account_of_the_name_lets_nobody_in() {
    String secret = invitations.invite(tsp.id(), "amy@example.com", name);
    clock.moveAhead(Duration.ofSeconds(1));

    jdbc.sql("update developer_account set created_at = ? where user_name = ?")
        .params(Timestamp.from(clock.instant()), name).update();

    assertThat(invitations.behind(secret)).isEmpty();
    assertThat(invitations.join(secret, name + "2", PASSWORD, Locale.ENGLISH)).isEmpty();
  }

  @Test
  void who_is_removed_does_not_come_back_by_an_invitation_of_their_own() {
    invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2", PASSWORD, Locale.ENGLISH);
    String ofTheRemoved = invitations.invite(tsp.id(), "amy@elsewhere.example", name + "2");
    String ofAnother = invitations.invite(tsp.id(), "bob@example.com", name);

    accounts.remove(tsp.id(), name + "2", name);

    assertThat(invitations.behind(ofTheRemoved)).isEmpty();
    assertThat(invitations.join(ofTheRemoved, name + "3", PASSWORD, Locale.ENGLISH)).isEmpty();
    assertThat(invitations.open(tsp.id())).extracting(Invitation::email).containsExactly("bob@example.com");
    assertThat(invitations.behind(ofAnother)).isPresent();
    assertThat(events.stream(InvitationWithdrawn.class)).extracting(InvitationWithdrawn::by).containsExactly(name);
    assertThatThrownBy(() -> invitations.invite(tsp.id(), "amy@elsewhere.example", name + "2"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_removal_leaves_no_link_of_the_account_in_the_database() {
    invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2", PASSWORD, Locale.ENGLISH);
    accounts.linkToReset(name + "2");
    accounts.linkToVerify(name + "2");

    accounts.remove(tsp.id(), name + "2", name);

    assertThat(jdbc.sql("select count(*) from account_link where subject = ?").param(name + "2").query(Long.class)
        .single()).isZero();
  }

  @Test
  void links_and_invitations_are_deleted_a_day_after_their_time() {
    String used = accounts.linkToVerify(name);
    accounts.verifyEmail(used);
    invitations.invite(tsp.id(), "amy@example.com", name);
    invitations.withdraw(invitations.open(tsp.id()).get(0).id(), tsp.id(), name);
    clock.moveAhead(Duration.ofDays(8).plusSeconds(1));
    String open = accounts.linkToVerify(name);

    oldLinks.purge();

    assertThat(jdbc.sql("select count(*) from account_link where subject = ?").param(name).query(Long.class).single())
        .isEqualTo(1);
    assertThat(accounts.verifies(open)).isPresent();
    assertThat(jdbc.sql("select count(*) from developer_invitation where tsp_id = ?").param(tsp.id())
        .query(Long.class).single()).isZero();
  }

  @Test
  void nobody_joins_under_a_name_that_is_reserved() {
    String secret = invitations.invite(tsp.id(), "amy@example.com", name);

    assertThatThrownBy(() -> invitations.join(secret, "camunda-admin", PASSWORD, Locale.ENGLISH))
        .isInstanceOf(AlreadyRegisteredException.class);
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
    String reset = accounts.linkToReset(name + "2").orElseThrow();
    accounts.remove(tsp.id(), name + "2", name);

    assertThat(tsps.developer(name + "2")).isEmpty();
    assertThat(accounts.resetPassword(reset, NEW_PASSWORD)).isEmpty();
    assertThat(accounts.meantBy("amy@example.com")).extracting("userName").doesNotContain(name + "2");
    assertThatThrownBy(() -> invitations.join(invitations.invite(tsp.id(), "amy@example.com", name), name + "2",
        PASSWORD, Locale.ENGLISH)).isInstanceOf(AlreadyRegisteredException.class);
  }
}
