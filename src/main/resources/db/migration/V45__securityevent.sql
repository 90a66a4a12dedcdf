-- What a TSP is to be told, written in the transaction of what it tells of. It references nothing, so that writing it
-- never waits for a row that somebody else holds.
create table security_event (
  -- The event's jti, however often it is delivered.
  id              uuid           primary key,
  number          bigint         generated always as identity,
  client_id       varchar(64)    not null,
  type            varchar(40)    not null,
  consent_id      uuid,
  change_id       uuid,
  -- A JSON object.
  content         varchar(16000) not null,
  occurred_at     timestamp with time zone not null,
  recorded_at     timestamp with time zone not null,
  attempts        integer        not null default 0,
  -- Null unless the TSP said that it cannot take this one.
  next_attempt_at timestamp with time zone,
  acknowledged_at timestamp with time zone,
  -- What came of the last attempt.
  outcome         varchar(300)
);
create index security_event_waiting on security_event (client_id, acknowledged_at, number);
create index security_event_latest on security_event (client_id, number);
create index security_event_age on security_event (recorded_at);

-- Where a client's events are pushed to. Those of a client without a row are polled.
create table security_event_push (
  client_id            varchar(64)   primary key,
  endpoint             varchar(2048) not null,
  -- Value of the Authorization header: a compact JWE under the operator's key; null for none.
  sealed_authorization varchar(4000),
  chosen_at            timestamp with time zone not null,
  chosen_by            varchar(64)   not null,
  failures             integer       not null default 0,
  next_attempt_at      timestamp with time zone,
  -- The run that pushes to it, and until when it may.
  lease                uuid,
  leased_until         timestamp with time zone
);
