-- Companies that were rejected before registrations could be released may sign up again, too.
update tsp set released = true where status = 'REJECTED';
