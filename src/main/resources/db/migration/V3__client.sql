-- OAuth clients of a TSP. Periods are in seconds; uses null = no limit.
create table client (
  id                    varchar(64)   primary key,
  tsp_id                uuid          not null references tsp (id),
  name                  varchar(120)  not null,
  status                varchar(20)   not null,
  redirect_uris         varchar(4000) not null,
  access_validity       bigint        not null check (access_validity > 0),
  access_uses           integer       check (access_uses > 0),
  refresh_validity      bigint        not null check (refresh_validity > 0),
  refresh_uses          integer       check (refresh_uses > 0),
  refresh_repeat_window bigint        not null check (refresh_repeat_window >= 0),
  jwks                  varchar(65536),
  jwks_changed_at       timestamp with time zone,
  created_at            timestamp with time zone not null,
  version               integer       not null
);
create index client_tsp on client (tsp_id);

create table client_secret (
  client_id  varchar(64) primary key references client (id),
  digest     varchar(64) not null,
  created_at timestamp with time zone not null
);
