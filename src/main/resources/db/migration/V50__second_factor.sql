-- Where codes are mailed to, for customers of the bank's own table; null for none.
alter table bank_customer add column email varchar(320);

-- The latest code of each customer, as a slow hash.
create table second_factor_code (
  customer_id varchar(64)  primary key,
  challenge   uuid         not null,
  code_hash   varchar(100) not null,
  expires_at  timestamp with time zone not null,
  tries_left  integer      not null check (tries_left >= 0),
  used_at     timestamp with time zone,
  -- How many codes were sent since then, so that the next ones wait.
  paced_since timestamp with time zone not null,
  started     integer      not null
);
