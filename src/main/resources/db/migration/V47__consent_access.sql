-- Who read what of a customer's data, and when: one row for each call that was forwarded and answered. No foreign key:
-- it is written behind the calls, and what is recorded stays whatever becomes of the consent.
create table consent_access (
  id             uuid         primary key,
  consent_id     uuid         not null,
  client_id      varchar(64)  not null,
  api            varchar(130) not null,
  interaction_id varchar(36)  not null,
  status         integer      not null,
  at             timestamp with time zone not null,
  on_day         date         not null
);
create index consent_access_latest on consent_access (consent_id, at);
create index consent_access_day on consent_access (consent_id, on_day);
create index consent_access_at on consent_access (at);
