-- Two more uses of the bank's keys: 'rsa', to which anyone may encrypt with RSA-OAEP-256, and 'old', to which clients in
-- the compatibility profile encrypt with RSA-OAEP. The condition on the uses has no name that every database knows, so
-- the table is made anew.
create table bank_key_of_four_uses (
  key_id       varchar(64)              not null primary key,
  key_use      varchar(3)               not null,
  algorithm    varchar(32)              not null,
  state        varchar(16)              not null,
  -- The use while the key is active, else null. Unique: nodes that start at once end with one active key per use.
  active_use   varchar(3),
  -- The use while the key is the next one, else null. Unique likewise.
  next_use     varchar(3),
  private_jwk  varchar(8000)            not null,
  created_at   timestamp with time zone not null,
  -- When a next key becomes the active one by itself.
  activates_at timestamp with time zone,
  activated_at timestamp with time zone,
  -- From then on a retiring key is neither published nor used. Null: not known yet.
  expires_at   timestamp with time zone,
  -- An active key that a manager has given up: it goes, without retiring, as soon as the next one can take over.
  compromised  boolean default false    not null
);
insert into bank_key_of_four_uses (key_id, key_use, algorithm, state, active_use, next_use, private_jwk, created_at,
    activates_at, activated_at, expires_at, compromised)
  select key_id, key_use, algorithm, state, active_use, next_use, private_jwk, created_at, activates_at, activated_at,
    expires_at, compromised
  from bank_key;
drop table bank_key;
alter table bank_key_of_four_uses rename to bank_key;
alter table bank_key add constraint bank_key_of_use check (key_use in ('sig', 'enc', 'rsa', 'old'));
alter table bank_key add constraint bank_key_in_state check (state in ('next', 'active', 'retiring'));
alter table bank_key add constraint bank_key_one_active unique (active_use);
alter table bank_key add constraint bank_key_one_next unique (next_use);
alter table bank_key add constraint bank_key_active_use check (
  (state = 'active' and active_use is not null and active_use = key_use)
  or (state <> 'active' and active_use is null));
alter table bank_key add constraint bank_key_next_use check (
  (state = 'next' and next_use is not null and next_use = key_use and activates_at is not null)
  or (state <> 'next' and next_use is null));
