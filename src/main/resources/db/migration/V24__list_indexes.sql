-- For the lists that people page through: a TSP's applications, latest first, and how many stand how; what is unread.
create index api_application_latest on api_application (tsp_id, submitted_at desc, id);
create index api_application_standing on api_application (tsp_id, status);
create index notice_unread on notice (recipient_kind, recipient, read_at);
