-- A link works for the account that it was made for, not for a later one of the same name.
alter table account_link add column issued_at timestamp with time zone;
update account_link set issued_at = expires_at - interval '3' day where purpose = 'VERIFY_EMAIL';
update account_link set issued_at = expires_at - interval '30' minute where purpose = 'RESET_PASSWORD';
update account_link set issued_at = expires_at - interval '7' day where purpose = 'INVITE';
alter table account_link alter column issued_at set not null;

-- When a link to choose a new password was made last; null again once it is chosen.
alter table developer_account add column reset_link_at timestamp with time zone;

-- Nobody comes back through an invitation of their own, nor lets somebody in after they have gone.
update developer_invitation set ended_at = current_timestamp
  where ended_at is null and invited_by in (select user_name from developer_account where removed_at is not null);
create index developer_invitation_expiry on developer_invitation (expires_at);

-- The company's name while it is taken, in small letters and without what sets it apart in writing alone. Companies
-- that had one name before keep it, and hold it neither.
alter table tsp add column held_name varchar(400);
update tsp set held_name = lower(replace(company_name, ' ', ''))
  where status in ('PENDING', 'ACTIVE', 'OFFBOARDING') and 1 = (
    select count(*) from tsp twin
    where twin.status in ('PENDING', 'ACTIVE', 'OFFBOARDING')
      and lower(replace(twin.company_name, ' ', '')) = lower(replace(tsp.company_name, ' ', '')));
alter table tsp add constraint tsp_held_name unique (held_name);

-- For the clean-up of notices that were read long ago.
create index notice_read on notice (read_at);
