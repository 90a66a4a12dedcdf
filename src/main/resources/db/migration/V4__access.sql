-- Which client may call which API, and which request brought it about.
create table api_access (
  client_id  varchar(64)  not null references client (id),
  api        varchar(130) not null references api (path),
  request_id varchar(64)  not null,
  granted_at timestamp with time zone not null,
  primary key (client_id, api)
);
create index api_access_api on api_access (api);
