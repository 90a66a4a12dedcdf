package dev.assent.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assent.customer.Customer;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class CareCaseTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final Customer STEVE = new Customer("steve", "Steve Lin");
  private static final Customer ANNE = new Customer("anne", "Anne Chen");

  private final MockHttpSession session = new MockHttpSession();

  @Test
  void a_case_is_open_for_half_an_hour() {
    CareCase open = CareCase.open(session, "care", STEVE, NOW);

    assertThat(CareCase.find(session, open.id(), "care", NOW.plus(CareCase.OPEN_FOR).minusMillis(1))).contains(open);
    assertThat(CareCase.find(session, open.id(), "care", NOW.plus(CareCase.OPEN_FOR))).isEmpty();
  }

  @Test
  void the_next_customer_closes_the_case() {
    CareCase first = CareCase.open(session, "care", STEVE, NOW);
    CareCase second = CareCase.open(session, "care", ANNE, NOW);

    assertThat(CareCase.find(session, first.id(), "care", NOW)).isEmpty();
    assertThat(CareCase.find(session, second.id(), "care", NOW)).map(CareCase::customer).contains(ANNE);
  }

  @Test
  void another_officer_in_the_same_browser_does_not_find_it() {
    CareCase open = CareCase.open(session, "care", STEVE, NOW);

    assertThat(CareCase.find(session, open.id(), "care2", NOW)).isEmpty();
    assertThat(CareCase.find(session, UUID.randomUUID(), "care", NOW)).isEmpty();
  }
}
