-- Evidence is purged by age.
create index request_evidence_at on request_evidence (at);
