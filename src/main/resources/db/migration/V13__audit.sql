-- Append-only: who did what to what. Nothing updates or deletes a row.
create table audit_event (
  id      bigint generated always as identity primary key,
  at      timestamp with time zone not null,
  actor   varchar(64)   not null,
  action  varchar(64)   not null,
  subject varchar(130)  not null,
  detail  varchar(4000) not null
);
create index audit_event_subject on audit_event (subject, id);
