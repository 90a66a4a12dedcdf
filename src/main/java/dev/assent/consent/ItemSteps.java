package dev.assent.consent;

import dev.assent.consent.ConsentItemTable.Covered;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What moves single items. Each step is given the consent as it was read after its row was taken. */
@Component
class ItemSteps {

  private final ConsentItemTable items;

  ItemSteps(ConsentItemTable items) {
    this.items = items;
  }

  void withdraw(Consent consent, Collection<String> withdrawn, String changeId, Instant now) {
    withdrawn.stream()
        .filter(item -> consent.items().getOrDefault(item, ItemState.WITHDRAWN) != ItemState.WITHDRAWN)
        .forEach(item -> set(consent, item, ItemState.WITHDRAWN, consent.accountsOf(item), changeId, now));
  }

  void narrow(Consent consent, Map<String, Accounts> to, String changeId, Instant now) {
    to.forEach((item, accounts) -> {
      Accounts left = consent.accountsOf(item).and(accounts);
      if (consent.items().get(item) == ItemState.ACTIVE && !left.equals(consent.accountsOf(item))) {
        boolean others = left.isNone() && !accounts.isNone();
        set(consent, item, others ? ItemState.WITHDRAWN : ItemState.ACTIVE, left, changeId, now);
      }
    });
  }

  void widen(Consent consent, Map<String, Accounts> asked, ItemState target, String changeId, Instant now) {
    asked.forEach((item, accounts) -> {
      ItemState state = consent.items().get(item);
      boolean stays = state == ItemState.ACTIVE && target == ItemState.PENDING_REVIEW
          || state == target && consent.accountsOf(item).equals(accounts);
      if (!stays) {
        set(consent, item, target, accounts, changeId, now);
      }
    });
  }

  void settle(Consent consent, Map<String, Accounts> decided, ItemState settled, String changeId, Instant now) {
    decided.forEach((item, accounts) -> {
      ItemState state = consent.items().get(item);
      boolean more = state == ItemState.ACTIVE && settled == ItemState.ACTIVE;
      if (state == ItemState.PENDING_REVIEW || more) {
        set(consent, item, settled, accounts, changeId, now);
      }
    });
  }

  private void set(Consent consent, String item, ItemState state, Accounts accounts, String changeId, Instant now) {
    items.set(consent.id(), item, new Covered(state, accounts), changeId, now);
  }
}
