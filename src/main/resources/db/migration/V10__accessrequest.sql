-- Requests of TSPs to call APIs, and what the bank decided. The process knows an application by its id only.
create table api_application (
  id           uuid          primary key,
  tsp_id       uuid          not null references tsp (id),
  client_id    varchar(64)   not null references client (id),
  applicant    varchar(31)   not null references developer_account (user_name),
  purpose      varchar(1000) not null,
  status       varchar(20)   not null,
  reason       varchar(1000),
  decided_by   varchar(64),
  submitted_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  decided_at   timestamp with time zone,
  granted_at   timestamp with time zone
);
create index api_application_tsp on api_application (tsp_id);
create index api_application_client on api_application (client_id);
create index api_application_applicant on api_application (applicant);

-- open_for names the client while the application is open, so that an API is in one open application of it at most.
create table api_application_item (
  application_id uuid         not null references api_application (id),
  api            varchar(130) not null references api (path),
  open_for       varchar(64)  references client (id),
  primary key (application_id, api),
  constraint api_application_item_open unique (open_for, api)
);
create index api_application_item_api on api_application_item (api);
