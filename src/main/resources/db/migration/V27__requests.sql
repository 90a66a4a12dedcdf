-- Whether the tasks that its deputies had claimed are given back: after the end of the period.
alter table deputy add column claims_released boolean default false not null;

-- What was before the bank when this table came has a first round, too.
insert into api_application_revision (application_id, revision, apis, purpose, submitted_by, submitted_at)
select application.id, 1, coalesce((
    select string_agg(item.api, chr(10) order by item.api) from api_application_item item
    where item.application_id = application.id), ''),
  application.purpose, application.applicant, application.confirmed_at
from api_application application
where application.confirmed_at is not null and not exists (
  select 1 from api_application_revision revision where revision.application_id = application.id);
