-- What the gateway keeps to for one API; null = the gateway's own default. Sizes in bytes, times in milliseconds.
alter table api add column max_request_bytes    integer;
alter table api add column max_response_bytes   integer;
alter table api add column connect_timeout_ms   integer;
alter table api add column response_timeout_ms  integer;
alter table api add column max_concurrent_calls integer;

-- Names, separated by blanks. A GET with any other query parameter is refused.
alter table api add column query_parameters varchar(1000) default '' not null;

-- Refused calls of known clients, each with its decision trace as JSON. No foreign keys: a refusal outlives what it is
-- about, and is written by the batch. Purged after assent.activity.keep.
create table refusal (
  trace_id       uuid          primary key,
  at             timestamp with time zone not null,
  client_id      varchar(64)   not null,
  interaction_id varchar(36)   not null,
  method         varchar(20)   not null,
  api            varchar(130),
  code           varchar(64)   not null,
  status         integer       not null,
  detail         varchar(500),
  trace          varchar(8000) not null
);
create index refusal_at on refusal (at, trace_id);
create index refusal_client on refusal (client_id, at, trace_id);
create index refusal_code on refusal (code, at, trace_id);
create index refusal_client_code on refusal (client_id, code, at, trace_id);
create index refusal_interaction on refusal (interaction_id);
