package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assent.client.Clients;
import dev.assent.consentchange.Watched.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;

/** Where the bank watches, what is shared anew waits for an officer; taking away never does. */
@ConsentChangeTest
class WatchesTest {

  private static final String MANAGER = "manager";

  @Autowired
  private TestCustomers customers;
  @Autowired
  private Watches watches;
  @Autowired
  private Clients clients;

  private String steve;

  @BeforeEach
  void a_customer() {
    steve = customers.newCustomer();
  }

  @AfterEach
  void nobody_is_watched() {
    watches.all().forEach(one -> watches.end(one.kind(), one.subject(), MANAGER));
  }

  @Test
  void what_a_watched_customer_shares_anew_waits_and_the_rest_stays() {
    customers.authorizes(steve, "creditCards");
    watches.begin(Kind.CUSTOMER, steve, "Complaints", MANAGER);

    customers.authorizes(steve, "creditCards", "demandDeposit");

    assertThat(customers.active(steve)).containsExactly("creditCards");
    assertThat(customers.pending(steve)).containsExactly("demandDeposit");
    assertThat(customers.latest(steve).review()).isEqualTo("FLAGGED_CUSTOMER");
    String anne = customers.newCustomer();
    customers.authorizes(anne, "demandDeposit");
    assertThat(customers.active(anne)).containsExactly("demandDeposit");
  }

  @Test
  void what_anybody_shares_anew_with_a_watched_tsp_waits() {
    watches.begin(Kind.TSP, clients.get("tsp2").tspId().toString(), "Under review", MANAGER);

    customers.authorizes(steve, "demandDeposit");

    assertThat(customers.pending(steve)).containsExactly("demandDeposit");
    assertThat(customers.latest(steve).review()).isEqualTo("FLAGGED_TSP");
  }

  @Test
  void taking_away_waits_for_nobody() {
    customers.authorizes(steve, "creditCards", "demandDeposit");
    watches.begin(Kind.CUSTOMER, steve, "Complaints", MANAGER);
    watches.begin(Kind.TSP, clients.get("tsp2").tspId().toString(), "Under review", MANAGER);

    customers.authorizes(steve, "creditCards");

    assertThat(customers.active(steve)).containsExactly("creditCards");
    assertThat(customers.pending(steve)).isEmpty();
    assertThat(customers.withdrawsAll(steve).withdrawn()).containsExactly("creditCards");
  }

  @Test
  void once_watched_no_longer_a_change_waits_no_more() {
    watches.begin(Kind.CUSTOMER, steve, "Complaints", MANAGER);
    assertThatThrownBy(() -> watches.begin(Kind.CUSTOMER, steve, "Again", MANAGER))
        .isInstanceOf(DuplicateKeyException.class);
    assertThat(watches.end(Kind.CUSTOMER, steve, MANAGER)).isTrue();
    assertThat(watches.end(Kind.CUSTOMER, steve, MANAGER)).isFalse();

    customers.authorizes(steve, "demandDeposit");

    assertThat(customers.active(steve)).containsExactly("demandDeposit");
  }
}
