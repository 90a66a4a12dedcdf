package dev.assent.consent;

import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.AuthorizationItem;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The items that a customer can consent to. */
@Service
public class ConsentItems {

  private final ApiCatalog catalog;

  ConsentItems(ApiCatalog catalog) {
    this.catalog = catalog;
  }

  /** Codes of all of them, in the order in which a customer sees them. */
  public Set<String> codes() {
    return catalog.items().stream().map(AuthorizationItem::code)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
