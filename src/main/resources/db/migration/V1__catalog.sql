-- What the bank publishes. An API names the authorization item that covers it; none means public data.
create table authorization_item (
  code           varchar(64)   primary key,
  title          varchar(120)  not null,
  title_zh       varchar(120)  not null,
  description    varchar(500)  not null,
  description_zh varchar(500)  not null,
  sensitive      boolean       not null,
  position       integer       not null
);

create table api (
  path             varchar(130)  primary key,
  title            varchar(120)  not null,
  title_zh         varchar(120)  not null,
  description      varchar(500)  not null,
  description_zh   varchar(500)  not null,
  methods          varchar(60)   not null,
  item             varchar(64)   references authorization_item (code),
  sensitivity      varchar(20)   not null,
  upstream         varchar(500)  not null,
  jwt_request      varchar(10)   not null,
  jwt_response     varchar(10)   not null,
  request_example  varchar(2000) not null,
  response_example varchar(4000) not null,
  version          integer       not null
);
create index api_item on api (item);
