-- What people were told. The words are in the messages, arguments is a JSON array of what goes into them.
create table notice (
  id             uuid           primary key,
  recipient_kind varchar(20)    not null,
  recipient      varchar(64)    not null,
  code           varchar(64)    not null,
  arguments      varchar(16000) not null,
  link           varchar(200),
  told_at        timestamp with time zone not null,
  read_at        timestamp with time zone
);
create index notice_recipient on notice (recipient_kind, recipient, told_at);

-- What is to be sent to an address. The id is the first half of the Message-ID, however often it is tried.
create table notice_mail (
  id          uuid           primary key,
  address     varchar(320)   not null,
  language    varchar(35)    not null,
  code        varchar(64)    not null,
  arguments   varchar(16000) not null,
  link        varchar(200),
  -- A path with a token in it: a compact JWE under the operator's key, erased when the mail is sent or given up.
  sealed_path varchar(2000),
  created_at  timestamp with time zone not null,
  attempts    integer        not null default 0,
  retry_at    timestamp with time zone,
  sent_at     timestamp with time zone,
  given_up_at timestamp with time zone
);
create index notice_mail_retry on notice_mail (sent_at, retry_at);
create index notice_mail_age on notice_mail (created_at);
