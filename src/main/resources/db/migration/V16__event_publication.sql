-- What listeners still have to do after a commit (Spring Modulith), and which node does a periodic job (ShedLock).
create table event_publication (
  id               uuid          primary key,
  listener_id      varchar(512)  not null,
  event_type       varchar(512)  not null,
  serialized_event varchar(4000) not null,
  publication_date timestamp with time zone not null,
  completion_date  timestamp with time zone
);
create index event_publication_open on event_publication (completion_date);
create index event_publication_event on event_publication (listener_id, completion_date);

create table shedlock (
  name       varchar(64)  primary key,
  lock_until timestamp    not null,
  locked_at  timestamp    not null,
  locked_by  varchar(255) not null
);
