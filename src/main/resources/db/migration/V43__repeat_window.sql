-- When the last refresh that took a use came; what repeats it does not move this.
alter table refresh_token add column last_use_at timestamp with time zone;
update refresh_token set last_use_at = last_presented_at;
