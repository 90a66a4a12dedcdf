-- For the lists that people page through: a TSP's applications, latest first, and how many stand how; what is unread.
create index api_application_latest on api_application (tsp_id, submitted_at desc, id);
create index api_application_standing on api_application (tsp_id, status);
create index notice_unread on notice (recipient_kind, recipient, read_at);
-- Rounds and signatures of a page's applications at once. The request first: it is what tells them apart.
create index approval_round_request on approval_round (request_id, process_key);
create index task_decision_of_request on task_decision (request_id, process_key);
drop index task_decision_request;
