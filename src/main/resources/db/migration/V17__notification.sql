-- What people were told. The words are in the messages, arguments is a JSON array of what goes into them.
create table notice (
  id             uuid          primary key,
  recipient_kind varchar(20)   not null,
  recipient      varchar(64)   not null,
  code           varchar(64)   not null,
  arguments      varchar(4000) not null,
  link           varchar(200),
  told_at        timestamp with time zone not null,
  read_at        timestamp with time zone
);
create index notice_recipient on notice (recipient_kind, recipient, told_at);
