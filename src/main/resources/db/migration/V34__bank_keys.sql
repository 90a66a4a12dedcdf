-- The bank's keys rotate: the next one of a use is published ahead, and a former one is remembered by its public part.
-- The use while the key is the next one, else null. Unique: nodes that prepare at once end with one next key per use.
alter table bank_key add column next_use varchar(3);
alter table bank_key add constraint bank_key_one_next unique (next_use);
-- When a next key becomes the active one by itself.
alter table bank_key add column activates_at timestamp with time zone;
-- An active key that a manager has given up: it goes, without retiring, as soon as the next one can take over.
alter table bank_key add column compromised boolean default false not null;
alter table bank_key add constraint bank_key_next_use check (
  (state = 'next' and next_use is not null and next_use = key_use and activates_at is not null)
  or (state <> 'next' and next_use is null));

-- What the bank once signed stays verifiable: keys that are gone from the JWKS, without their private part.
create table former_bank_key (
  key_id       varchar(64)              not null primary key,
  key_use      varchar(3)               not null,
  algorithm    varchar(32)              not null,
  public_jwk   varchar(8000)            not null,
  created_at   timestamp with time zone not null,
  -- Null: it never was in use.
  activated_at timestamp with time zone,
  removed_at   timestamp with time zone not null,
  compromised  boolean                  not null
);
create index former_bank_key_removed on former_bank_key (removed_at);
