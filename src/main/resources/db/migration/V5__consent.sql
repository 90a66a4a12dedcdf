-- What one customer lets one client read, until when; one row per customer and client.
create table consent (
  id            uuid         primary key,
  customer_id   varchar(64)  not null,
  client_id     varchar(64)  not null references client (id),
  terms_version varchar(20)  not null,
  granted_at    timestamp with time zone not null,
  changed_at    timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  constraint consent_customer_client unique (customer_id, client_id)
);
create index consent_client on consent (client_id);

create table consent_item (
  consent_id uuid         not null references consent (id),
  item       varchar(64)  not null references authorization_item (code),
  state      varchar(20)  not null,
  changed_at timestamp with time zone not null,
  primary key (consent_id, item)
);

-- Append-only: every step of every item, and the change that brought it.
create table consent_history (
  id         bigint generated always as identity primary key,
  consent_id uuid         not null references consent (id),
  item       varchar(64)  not null,
  state      varchar(20)  not null,
  change_id  varchar(64)  not null,
  at         timestamp with time zone not null
);
create index consent_history_consent on consent_history (consent_id);
