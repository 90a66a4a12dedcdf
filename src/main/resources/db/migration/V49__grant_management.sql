-- What a client asked to be done with the consent it already has (Grant Management for OAuth 2.0), null where it asked
-- for nothing of the kind: 'MERGE' or 'REPLACE', and the consent that it named.
alter table token_grant add column grant_action varchar(10);
alter table token_grant add column named_consent uuid;

-- To end all that one customer's authorizations of one client brought.
create index token_grant_customer on token_grant (customer_id, client_id);
