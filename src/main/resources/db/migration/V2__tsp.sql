-- Third-party service providers and the portal log-ins of their developers.
create table tsp (
  id                  uuid          primary key,
  company_name        varchar(120)  not null,
  registration_number varchar(20)   not null,
  contact_name        varchar(80)   not null,
  contact_email       varchar(254)  not null,
  phone               varchar(40)   not null,
  status              varchar(20)   not null,
  registered_at       timestamp with time zone not null,
  version             integer       not null,
  constraint tsp_registration_number unique (registration_number)
);

create table developer_account (
  user_name     varchar(31)   primary key,
  tsp_id        uuid          not null references tsp (id),
  email         varchar(254)  not null,
  password_hash varchar(200)  not null,
  created_at    timestamp with time zone not null,
  version       integer       not null
);
create index developer_account_tsp on developer_account (tsp_id);
