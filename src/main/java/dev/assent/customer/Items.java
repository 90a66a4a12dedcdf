package dev.assent.customer;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.consent.Consent;
import dev.assent.consent.ItemState;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Authorization items in the words of the page's language, in the catalogue's order. */
@Component
class Items {

  /**
   * @param state null for an item that was never shared with this TSP
   */
  record Item(String code, String title, String description, boolean sensitive, ItemState state) {

    /** Whether the customer wants it shared: it is, or waits only for the bank. */
    public boolean wanted() {
      return state == ItemState.ACTIVE || state == ItemState.PENDING_REVIEW;
    }
  }

  private final ApiCatalog catalog;
  private final Clock clock;

  Items(ApiCatalog catalog, Clock clock) {
    this.catalog = catalog;
    this.clock = clock;
  }

  /** @param consent may be null; one that has expired shares nothing */
  List<Item> of(Collection<String> codes, Consent consent) {
    Map<String, ItemState> states =
        consent == null || consent.isExpired(clock.instant()) ? Map.of() : consent.items();
    return catalog.items().stream().filter(item -> codes.contains(item.code()))
        .map(item -> inThisLanguage(item, states.get(item.code()))).toList();
  }

  List<String> titles(Collection<String> codes) {
    return of(codes, null).stream().map(Item::title).toList();
  }

  private static Item inThisLanguage(AuthorizationItem item, ItemState state) {
    boolean chinese = Locale.CHINESE.getLanguage().equals(LocaleContextHolder.getLocale().getLanguage());
    return new Item(item.code(), chinese ? item.titleZh() : item.title(),
        chinese ? item.descriptionZh() : item.description(), item.sensitive(), state);
  }
}
