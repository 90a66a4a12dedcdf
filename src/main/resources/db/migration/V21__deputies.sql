-- A group's tasks are given to another for a period. until_at is the first moment at which it is over.
create table deputy (
  id           uuid         primary key,
  absent_group varchar(32)  not null,
  deputy_group varchar(32)  not null,
  from_at      timestamp with time zone not null,
  until_at     timestamp with time zone not null,
  reason       varchar(400) not null,
  set_by       varchar(64)  not null,
  set_at       timestamp with time zone not null,
  ended_at     timestamp with time zone,
  constraint deputy_other check (absent_group <> deputy_group),
  constraint deputy_period check (from_at < until_at)
);
create index deputy_until on deputy (until_at);
