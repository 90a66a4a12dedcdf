package dev.assent.customer;

import dev.assent.activity.Accesses;
import dev.assent.activity.AccessesOfDay;
import dev.assent.catalog.ApiCatalog;
import dev.assent.consent.Consent;
import dev.assent.web.PageSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What TSPs have read of a customer's data, in the words of the page's language. */
@Component
public class Readings {

  private static final int DAYS = 90;

  /** @param what the API's title */
  public record Reading(LocalDate day, String what, int times, Instant last) { }

  private final Accesses accesses;
  private final ApiCatalog catalog;
  private final PageSettings bank;
  private final Clock clock;

  Readings(Accesses accesses, ApiCatalog catalog, PageSettings bank, Clock clock) {
    this.accesses = accesses;
    this.catalog = catalog;
    this.bank = bank;
    this.clock = clock;
  }

  /** When something was read under each consent for the last time; without those under which nothing was. */
  public Map<UUID, Instant> latest(Customer customer) {
    return accesses.latestOf(customer.id());
  }

  /** What was read under the consent in the last three months, the latest first. */
  public List<Reading> under(Consent consent) {
    boolean chinese = "zh".equals(LocaleContextHolder.getLocale().getLanguage());
    Map<String, String> titles = catalog.all().stream().collect(Collectors.toMap(api -> api.path().toString(),
        api -> chinese ? api.titleZh() : api.title()));
    LocalDate first = LocalDate.ofInstant(clock.instant(), bank.timeZone()).minusDays(DAYS);
    return accesses.since(consent.id(), first).stream().map(read -> inWords(read, titles)).toList();
  }

  /** An API that is not published any more goes by its name. */
  private static Reading inWords(AccessesOfDay read, Map<String, String> titles) {
    return new Reading(read.day(), titles.getOrDefault(read.api(), read.api()), read.times(), read.last());
  }
}
