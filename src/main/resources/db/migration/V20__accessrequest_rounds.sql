-- Applications that are returned, corrected, approved in part, withdrawn or expired.
-- correct_fields names the entries of the form that the bank wants corrected, comma-separated.
alter table api_application add column correct_fields varchar(200);
alter table api_application add column closed_at timestamp with time zone;
alter table api_application_item add column declined boolean default false not null;

-- Each text that the bank was asked to decide on; apis one a line.
create table api_application_revision (
  application_id uuid          not null references api_application (id),
  revision       integer       not null,
  apis           varchar(8000) not null,
  purpose        varchar(1000) not null,
  submitted_by   varchar(31)   not null,
  submitted_at   timestamp with time zone not null,
  primary key (application_id, revision)
);
