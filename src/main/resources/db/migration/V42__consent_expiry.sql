-- When something is to be done about a consent's end: a week ahead the reminder, then the end itself; null once ended.
alter table consent add column due_at timestamp with time zone;
update consent set due_at = expires_at - interval '7' day;
create index consent_due on consent (due_at);
