-- Which of the customer's accounts an item covers: their ids, separated by one space; null = all of them, those that are
-- opened later included, as in every consent from before. Without any id it covers none.
alter table consent_item add column accounts varchar(4000);

-- What a change chose of an item's accounts, and which of them were shared until then (null = the item was not shared,
-- or the bank lists no accounts of it).
alter table consent_change_item add column accounts varchar(4000);
alter table consent_change_item add column accounts_before varchar(4000);

-- Rich authorization requests (RFC 9396), as JSON: what the client asked for; once the customer decided, what was granted.
alter table token_grant add column authorization_details varchar(8000);

-- Accounts to which the token's request confined it, by item: "item=id,id item=id"; null = as the consent says.
alter table access_token add column accounts varchar(8000);
