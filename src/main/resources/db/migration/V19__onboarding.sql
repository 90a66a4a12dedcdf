-- Registrations that are verified, returned, corrected, withdrawn or expired.
-- correct_fields names the entries of the form that the bank wants corrected, comma-separated.
alter table registration add column correct_fields varchar(200);

-- Append-only: what has happened to a registration, and who did it.
create table registration_step (
  id              bigint generated always as identity primary key,
  registration_id uuid          not null references registration (id),
  step            varchar(20)   not null,
  happened_at     timestamp with time zone not null,
  actor           varchar(64),
  reason          varchar(1000)
);
create index registration_step_registration on registration_step (registration_id);
insert into registration_step (registration_id, step, happened_at, actor)
  select id, 'SIGNED_UP', submitted_at, user_name from registration;
insert into registration_step (registration_id, step, happened_at, actor, reason)
  select id, case when status = 'REJECTED' then 'REJECTED' else 'APPROVED' end, decided_at, decided_by, reason
  from registration where decided_at is not null;
insert into registration_step (registration_id, step, happened_at)
  select id, 'REGISTERED', decided_at from registration where status = 'REGISTERED';

-- Each text that the bank was asked to decide on; redirect URIs one a line.
create table registration_revision (
  registration_id     uuid          not null references registration (id),
  revision            integer       not null,
  company_name        varchar(120)  not null,
  registration_number varchar(20)   not null,
  contact_name        varchar(80)   not null,
  contact_email       varchar(254)  not null,
  phone               varchar(40)   not null,
  certification       varchar(20)   not null,
  redirect_uris       varchar(4000) not null,
  purpose             varchar(1000) not null,
  submitted_at        timestamp with time zone not null,
  primary key (registration_id, revision)
);
insert into registration_revision (registration_id, revision, company_name, registration_number, contact_name,
    contact_email, phone, certification, redirect_uris, purpose, submitted_at)
  select registration.id, 1, tsp.company_name, tsp.registration_number, tsp.contact_name, tsp.contact_email, tsp.phone,
    tsp.certification, registration.redirect_uris, registration.purpose, registration.submitted_at
  from registration join tsp on tsp.id = registration.tsp_id;

-- For how long a TSP may take part. follows: the period before, which was renewed.
create table certification (
  id          uuid         primary key,
  tsp_id      uuid         not null references tsp (id),
  follows     uuid         unique references certification (id),
  valid_from  timestamp with time zone not null,
  valid_until timestamp with time zone not null,
  status      varchar(20)  not null,
  lapsed_at   timestamp with time zone,
  decided_by  varchar(64),
  decided_at  timestamp with time zone,
  reason      varchar(1000)
);
create index certification_tsp on certification (tsp_id, valid_from);

-- The clients that stand still because the validity has ended: a late renewal lets these go on, and no others.
create table certification_lapse (
  certification_id uuid        not null references certification (id),
  client_id        varchar(64) not null references client (id),
  primary key (certification_id, client_id)
);

-- A TSP that leaves. asked_by: the manager, or the TSP's own developer.
create table offboarding (
  id         uuid          primary key,
  tsp_id     uuid          not null unique references tsp (id),
  asked_by   varchar(64)   not null,
  by_tsp     boolean       not null,
  reason     varchar(1000) not null,
  status     varchar(20)   not null,
  begun_at   timestamp with time zone not null,
  confirm_by timestamp with time zone,
  closed_at  timestamp with time zone
);

-- Append-only evidence: what a TSP has stated about the customers' data.
create table destruction_evidence (
  offboarding_id uuid          primary key references offboarding (id),
  destroyed      varchar(2000) not null,
  destroyed_on   date          not null,
  destroyed_by   varchar(120)  not null,
  statement      varchar(2000) not null,
  confirmed_by   varchar(31)   not null,
  confirmed_at   timestamp with time zone not null
);

create index tsp_company on tsp (company_name);
