package dev.assent.tsp;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface TspRepository extends ListCrudRepository<Tsp, UUID> {

  Optional<Tsp> findByHeldNumber(String number);
}
