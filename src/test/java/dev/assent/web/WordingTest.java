package dev.assent.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordingTest {

  private static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");

  private Wording say;

  @BeforeEach
  void speak_english() {
    LocaleContextHolder.setLocale(Locale.ENGLISH);
    var messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/web");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    say = new Wording(messages, new PageSettings("TPI Bank", "TPI Online Banking", ZoneId.of("Asia/Taipei"),
        new PageSettings.Web(null)),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  @AfterEach
  void forget_the_language() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void time_is_told_as_people_say_it() {
    assertThat(say.ago(NOW.minusSeconds(20))).isEqualTo("just now");
    assertThat(say.ago(NOW.minus(Duration.ofMinutes(1)))).isEqualTo("1 minute ago");
    assertThat(say.ago(NOW.minus(Duration.ofMinutes(59).plusSeconds(50)))).isEqualTo("1 hour ago");
    assertThat(say.ago(NOW.minus(Duration.ofHours(2)))).isEqualTo("2 hours ago");
    assertThat(say.ago(NOW.plus(Duration.ofDays(5)).minusMillis(1))).isEqualTo("in 5 days");
    assertThat(say.ago(NOW.minus(Duration.ofDays(40)))).isEqualTo("21 January 2026");
  }

  @Test
  void a_day_is_a_day_in_taipei() {
    assertThat(say.day(NOW)).isEqualTo("2 March 2026");
    assertThat(say.exactly(NOW)).isEqualTo("2 March 2026, 02:30");
  }

  @Test
  void durations_and_limits_are_words() {
    assertThat(say.duration(Duration.ofMinutes(150))).isEqualTo("2 hours 30 minutes");
    assertThat(say.duration(Duration.ZERO)).isEqualTo("0 seconds");
    assertThat(say.calls(3, Duration.ofDays(1))).isEqualTo("3 calls within 1 day");
    assertThat(say.calls(1, Duration.ofDays(7))).isEqualTo("1 call within 7 days");
    assertThat(say.calls(null, Duration.ofHours(1))).isEqualTo("any number of calls within 1 hour");
    assertThat(say.refreshes(3, Duration.ofDays(7))).isEqualTo("3 refreshes within 7 days");
  }

  @Test
  void amounts_have_their_currency_and_thousands() {
    assertThat(say.amount(new BigDecimal("1234567"), "TWD")).isEqualTo("TWD 1,234,567.00");
    assertThat(say.amount(new BigDecimal("0.125"), "USD")).isEqualTo("USD 0.125");
    assertThat(say.amount(new BigDecimal("5000"), "JPY")).isEqualTo("JPY 5,000");
  }

  @Test
  void the_same_in_chinese() {
    LocaleContextHolder.setLocale(Locale.TAIWAN);

    assertThat(say.ago(NOW.minus(Duration.ofHours(2)))).isEqualTo("2 小時前");
    assertThat(say.exactly(NOW)).isEqualTo("2026年3月2日 02:30");
    assertThat(say.calls(3, Duration.ofDays(1))).isEqualTo("1 天內 3 次呼叫");
  }
}
