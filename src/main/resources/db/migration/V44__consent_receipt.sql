-- What the customer has in hand of each step of a change. Nothing of it changes but once: it gets its signature.
create table consent_receipt (
  id          uuid           primary key,
  change_id   uuid           not null references consent_change (id),
  step        varchar(20)    not null,
  customer_id varchar(64)    not null,
  client_id   varchar(64)    not null,
  at          timestamp with time zone not null,
  claims      varchar(32000) not null,
  jws         varchar(48000),
  constraint consent_receipt_step unique (change_id, step)
);
create index consent_receipt_customer on consent_receipt (customer_id, client_id);
