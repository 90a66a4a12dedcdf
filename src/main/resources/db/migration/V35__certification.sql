-- enforced_at: when a refusal has suspended the clients. asked_by: the manager who had a refused TSP reviewed again.
alter table certification add column enforced_at timestamp with time zone;
alter table certification add column asked_by varchar(64);
update certification set enforced_at = decided_at where status = 'REFUSED';
