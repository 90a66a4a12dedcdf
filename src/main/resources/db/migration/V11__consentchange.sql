-- One row per grant, change and withdrawal that a customer made; its id is the business key of its process instance.
create table consent_change (
  id              uuid          primary key,
  customer_id     varchar(64)   not null,
  client_id       varchar(64)   not null references client (id),
  channel         varchar(20)   not null,
  terms_version   varchar(20)   not null,
  expires_at      timestamp with time zone not null,
  requested_at    timestamp with time zone not null,
  status          varchar(20)   not null,
  review_reason   varchar(60),
  decided_by      varchar(64),
  decided_at      timestamp with time zone,
  decision_reason varchar(1000),
  process_state   varchar(20)   not null
);
create index consent_change_consent on consent_change (customer_id, client_id);
create index consent_change_process on consent_change (process_state);

-- Every item that the change names, ticked or not, and what became of it.
create table consent_change_item (
  change_id uuid        not null references consent_change (id),
  item      varchar(64) not null,
  outcome   varchar(20) not null,
  primary key (change_id, item)
);
