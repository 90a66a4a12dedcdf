-- Who of the bank made a change because the customer asked for it, and why; null where nobody of the bank did.
alter table consent_change add column officer varchar(64);
alter table consent_change add column officer_reason varchar(1000);
