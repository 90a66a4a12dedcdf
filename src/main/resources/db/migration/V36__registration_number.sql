-- One registration number however it is written. Where two companies hold what is one number now, both keep theirs.
update tsp set held_number = upper(replace(held_number, '-', ''))
where held_number is not null and not exists (
  select 1 from tsp other
  where other.id <> tsp.id and upper(replace(other.held_number, '-', '')) = upper(replace(tsp.held_number, '-', '')));
