-- What a TSP is certified for, and room for a second registration of a company whose first one came to nothing.
alter table tsp add column certification varchar(20) default 'NONE' not null;
alter table tsp add column released boolean default false not null;
-- The registration number while it is taken; null as soon as a later registration of the company has it.
alter table tsp add column held_number varchar(20);
update tsp set held_number = registration_number;
alter table tsp drop constraint tsp_registration_number;
alter table tsp add constraint tsp_held_number unique (held_number);

-- A registration keeps the user name that it was asked for under, also when the log-in has gone.
alter table registration add column asked_by varchar(31);
update registration set asked_by = user_name;
alter table registration drop column user_name;
alter table registration rename column asked_by to user_name;
alter table registration alter column user_name set not null;
create index registration_user on registration (user_name);

-- language: of the mails. A changed password and a removal end the sessions that began before.
alter table developer_account add column language varchar(16) default 'en' not null;
alter table developer_account add column email_verified_at timestamp with time zone;
alter table developer_account add column password_changed_at timestamp with time zone;
alter table developer_account add column removed_at timestamp with time zone;
update developer_account set email = lower(email), email_verified_at = created_at, password_changed_at = created_at;
alter table developer_account alter column password_changed_at set not null;
create index developer_account_email on developer_account (email);

-- Links in mails that do one thing once. digest: SHA-256 of the secret in the link, which is nowhere else.
create table account_link (
  digest     varchar(64)  primary key,
  purpose    varchar(20)  not null,
  subject    varchar(64)  not null,
  expires_at timestamp with time zone not null,
  used_at    timestamp with time zone
);
create index account_link_subject on account_link (subject, purpose);
create index account_link_expiry on account_link (expires_at);

-- A developer asks a colleague to take part. Open while it has neither ended nor run out.
create table developer_invitation (
  id         uuid          primary key,
  tsp_id     uuid          not null references tsp (id),
  email      varchar(254)  not null,
  invited_by varchar(31)   not null,
  invited_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at   timestamp with time zone
);
create index developer_invitation_tsp on developer_invitation (tsp_id, expires_at);
