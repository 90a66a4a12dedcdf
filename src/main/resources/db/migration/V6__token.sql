-- What the authorization server issued. Every secret value (state, authorization code, access token, refresh token)
-- is here only as the lower-case hexadecimal SHA-256 digest of its characters.

-- A grant: one authorization by a customer, or one issue by client credentials.
create table token_grant (
  id               varchar(36)   primary key,
  client_id        varchar(64)   not null references client (id),
  customer_id      varchar(64),              -- null for client_credentials
  grant_type       varchar(40)   not null,
  scopes           varchar(2000) not null,   -- separated by one space; requested ones until the customer decides
  redirect_uri     varchar(4000),            -- as the authorization request named it
  client_state     varchar(2000),            -- the client's own `state`, handed back to it
  code_challenge   varchar(128),             -- PKCE, always S256
  state_digest     varchar(64),              -- while the customer decides
  state_expires_at timestamp with time zone,
  code_digest      varchar(64),
  code_expires_at  timestamp with time zone,
  code_used_at     timestamp with time zone, -- set once, by one conditional update
  issued_at        timestamp with time zone not null,
  expires_at       timestamp with time zone not null, -- when nothing of it is valid any more: purged a day later
  revoked_at       timestamp with time zone,
  constraint token_grant_state unique (state_digest),
  constraint token_grant_code unique (code_digest)
);
create index token_grant_client on token_grant (client_id);
create index token_grant_expires on token_grant (expires_at);

-- An access token works while revoked_at is null, expires_at is ahead, and uses_left is null (no limit) or positive.
create table access_token (
  digest        varchar(64)   primary key,
  grant_id      varchar(36)   not null references token_grant (id) on delete cascade,
  client_id     varchar(64)   not null,
  customer_id   varchar(64),              -- null for client_credentials
  scopes        varchar(2000) not null,   -- authorization items, separated by one space; empty for client_credentials
  issued_at     timestamp with time zone not null,
  expires_at    timestamp with time zone not null,
  uses_limit    integer       check (uses_limit > 0),                              -- null = no limit
  uses_left     integer       check (uses_left >= 0 and uses_left <= uses_limit), -- null = no limit
  first_used_at timestamp with time zone, -- stays when a use is given back
  revoked_at    timestamp with time zone
);
create index access_token_grant on access_token (grant_id);
create index access_token_expires on access_token (expires_at);

-- A grant has at most one refresh token; its limit of uses is the grant's.
create table refresh_token (
  digest              varchar(64) primary key,
  grant_id            varchar(36) not null references token_grant (id) on delete cascade,
  client_id           varchar(64) not null,
  issued_at           timestamp with time zone not null,
  expires_at          timestamp with time zone not null,
  uses_limit          integer     check (uses_limit > 0),                              -- null = no limit
  uses_left           integer     check (uses_left >= 0 and uses_left <= uses_limit), -- null = no limit
  last_presented_at   timestamp with time zone,
  last_access_digest  varchar(64), -- the access token that the last refresh brought
  revoked_at          timestamp with time zone
);
create index refresh_token_grant on refresh_token (grant_id);
create index refresh_token_expires on refresh_token (expires_at);

-- Identifiers (jti) of client assertions seen, so that none is accepted twice, on whichever node.
create table client_assertion (
  client_id  varchar(64) not null,
  jti_digest varchar(64) not null,
  expires_at timestamp with time zone not null,
  primary key (client_id, jti_digest)
);
create index client_assertion_expires on client_assertion (expires_at);
