-- One passage of a request through the bank's approval flow. Which signatures belong to it: those of task_decision
-- with an id above after_decision.
create table approval_round (
  process_key    varchar(64)  not null,
  request_id     varchar(64)  not null,
  round_number   integer      not null,
  signing_groups varchar(100) not null,
  due_days       integer      not null check (due_days > 0),
  reason         varchar(400) not null,
  after_decision bigint       not null,
  opened_at      timestamp with time zone not null,
  primary key (process_key, request_id, round_number)
);
