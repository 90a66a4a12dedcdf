-- Sign-ups of TSPs and what the bank decided. The process knows a registration by its id only.
create table registration (
  id            uuid          primary key,
  tsp_id        uuid          not null references tsp (id),
  user_name     varchar(31)   not null references developer_account (user_name),
  redirect_uris varchar(4000) not null,
  purpose       varchar(1000) not null,
  status        varchar(20)   not null,
  reason        varchar(1000),
  decided_by    varchar(64),
  decided_at    timestamp with time zone,
  submitted_at  timestamp with time zone not null,
  constraint registration_tsp unique (tsp_id)
);
create index registration_user on registration (user_name);
