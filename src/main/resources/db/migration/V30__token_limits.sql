-- More that the bank may set for a client. Periods are in seconds; null = no limit.
alter table client add column issue_limit integer;             -- access tokens issued in one window
alter table client add column issue_window bigint;
alter table client add column consent_calls_per_day integer;   -- calls for one customer, on one day of the bank
alter table client add column rate_per_second integer;         -- null = the server's default, 0 = no limit
alter table client add column rate_burst integer;              -- null = as many as in a second
alter table client add column rate_per_day integer;            -- null = the server's default, 0 = no limit
alter table client add column secret_overlap bigint default 86400 not null;

alter table client add constraint client_issue_limit check (
  (issue_limit is null and issue_window is null)
  or (issue_limit is not null and issue_window is not null and issue_limit > 0 and issue_window > 0));
alter table client add constraint client_consent_calls check (consent_calls_per_day > 0);
alter table client add constraint client_rate check (rate_per_second >= 0 and rate_burst > 0 and rate_per_day >= 0);
alter table client add constraint client_secret_overlap check (secret_overlap >= 0);

-- At most two secrets of a client are valid: the one made last, and the one before it while the overlap lasts.
alter table client_secret add column last_used_at timestamp with time zone;
alter table client_secret add column earlier_digest varchar(64);
alter table client_secret add column earlier_created_at timestamp with time zone;
alter table client_secret add column earlier_last_used_at timestamp with time zone;
alter table client_secret add column earlier_valid_until timestamp with time zone;
alter table client_secret add column end_told_at timestamp with time zone; -- when the TSP was told that it ends soon
create index client_secret_earlier on client_secret (earlier_valid_until);

-- How many access tokens a client with an issue limit was issued in the window that began with the first of them.
create table token_issues (
  client_id         varchar(64) primary key references client (id) on delete cascade,
  window_started_at timestamp with time zone not null,
  issued            integer     not null check (issued >= 0)
);

-- How many calls a consent has admitted on the latest day on which there were any, where the client has such a limit.
create table consent_calls (
  consent_id uuid    primary key references consent (id) on delete cascade,
  call_day   date    not null,
  calls      integer not null check (calls >= 0)
);
create index consent_calls_day on consent_calls (call_day);

-- The state of a client's rate limits, in Bucket4j's own form. Full again, and so not needed, at expires_at.
create table call_rate (
  client_id  varchar(64) primary key,
  state      bytea,
  expires_at timestamp with time zone not null
);
create index call_rate_expires on call_rate (expires_at);
