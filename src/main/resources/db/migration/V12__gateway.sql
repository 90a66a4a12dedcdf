-- Identifiers (jti) of signed requests that were admitted, as lower-case hexadecimal SHA-256 digests. Short-lived: purged
-- once no node would accept the message again.
create table request_jti (
  client_id  varchar(64) not null,
  jti_digest varchar(64) not null,
  expires_at timestamp with time zone not null,
  primary key (client_id, jti_digest)
);
create index request_jti_expires on request_jti (expires_at);

-- Signed requests as they came, encrypted under the operator's key. No foreign keys: evidence outlives what it is about.
create table request_evidence (
  id             uuid            primary key,
  client_id      varchar(64)     not null,
  api            varchar(130)    not null,
  interaction_id varchar(36)     not null,
  encrypted_jws  varchar(1000000) not null,
  at             timestamp with time zone not null
);
create index request_evidence_interaction on request_evidence (interaction_id);
create index request_evidence_client on request_evidence (client_id, at);
