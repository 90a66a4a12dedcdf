package dev.assent.consentchange;

import dev.assent.consent.Accounts;

/**
 * What a change does to the accounts of one item that is ticked.
 *
 * @param before what the item covered until then; null if it was not shared, or the bank lists no accounts of it
 * @param chosen what it is to cover
 */
public record ItemAccounts(Accounts before, Accounts chosen) {

  public static final ItemAccounts WHOLE = new ItemAccounts(null, Accounts.ALL);

  public Accounts added() {
    return before == null ? chosen : chosen.without(before);
  }

  public Accounts kept() {
    return before == null ? Accounts.NONE : before.and(chosen);
  }

  public Accounts removed() {
    return before == null ? Accounts.NONE : before.without(chosen);
  }
}
