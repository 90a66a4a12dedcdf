-- Where the bank switches it on, a refresh answers a new refresh token in place of the one presented.
alter table client add column refresh_rotation boolean default false not null;

-- A grant still has one row: with a rotation only its digest changes, so uses left and expiry stay as they are.
alter table refresh_token add column refreshes integer default 0 not null;       -- repeated ones are not counted
alter table refresh_token add column made_at_refresh integer default 0 not null; -- which refresh brought the digest
update refresh_token set refreshes = 1 where last_access_digest is not null;

-- Refresh tokens that a rotation has ended. Remembered for as long as the grant may last: one that is presented again
-- was stolen, or lost on its way (RFC 9700 section 4.14.2).
create table former_refresh_token (
  digest           varchar(64) primary key,
  grant_id         varchar(36) not null references token_grant (id) on delete cascade,
  client_id        varchar(64) not null,
  ended_at_refresh integer     not null,
  expires_at       timestamp with time zone not null
);
create index former_refresh_token_grant on former_refresh_token (grant_id);
create index former_refresh_token_expires on former_refresh_token (expires_at);
