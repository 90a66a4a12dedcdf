-- The bank's own key pairs. The private part is a compact JWE under the operator's key (assent.keys.encryption-key).
create table bank_key (
  key_id       varchar(64)              not null primary key,
  key_use      varchar(3)               not null check (key_use in ('sig', 'enc')),
  algorithm    varchar(32)              not null,
  state        varchar(16)              not null check (state in ('next', 'active', 'retiring')),
  -- The use while the key is active, else null. Unique: two nodes that start at once end with one active key per use.
  active_use   varchar(3)               unique,
  private_jwk  varchar(8000)            not null,
  created_at   timestamp with time zone not null,
  activated_at timestamp with time zone,
  -- From then on a retiring key is neither published nor used. Null: not known yet.
  expires_at   timestamp with time zone,
  constraint bank_key_active_use check (
    (state = 'active' and active_use is not null and active_use = key_use)
    or (state <> 'active' and active_use is null))
);
