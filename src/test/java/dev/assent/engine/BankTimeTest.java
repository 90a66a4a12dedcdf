package dev.assent.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class BankTimeTest {

  @Test
  void a_day_is_a_day_of_the_banks_time_zone() {
    Instant evening = Instant.parse("2026-11-20T18:05:59Z");

    assertThat(new BankTime(ZoneId.of("Asia/Taipei")).write(evening)).isEqualTo("2026-11-21 02:05");
  }
}
