-- Customers and TSPs whose consents the bank watches: what is shared anew waits for an officer.
create table consent_watch (
  kind    varchar(20)  not null,
  subject varchar(64)  not null,
  reason  varchar(400) not null,
  set_by  varchar(64)  not null,
  since   timestamp with time zone not null,
  primary key (kind, subject)
);
