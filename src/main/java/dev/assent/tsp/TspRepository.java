package dev.assent.tsp;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface TspRepository extends ListCrudRepository<Tsp, UUID> {

  /** The row stays locked until the transaction ends. */
  @Lock(LockMode.PESSIMISTIC_WRITE)
  Optional<Tsp> findHeldById(UUID id);

  Optional<Tsp> findByHeldNumber(String number);

  Optional<Tsp> findByHeldName(String name);

  List<Tsp> findByStatus(TspStatus status);
}
