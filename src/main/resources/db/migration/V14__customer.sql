-- The bank's customers, for a bank that does not connect its own sign-in.
create table bank_customer (
  id             varchar(64)  primary key,
  account_number varchar(40)  not null,
  password_hash  varchar(200) not null,
  display_name   varchar(120) not null,
  constraint bank_customer_account_number unique (account_number)
);
