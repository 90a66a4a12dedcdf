package dev.assent.tsp;

import java.util.List;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface DeveloperAccountRepository extends ListCrudRepository<DeveloperAccount, String> {

  List<DeveloperAccount> findByTspIdAndRemovedAtIsNullOrderByUserName(UUID tspId);

  List<DeveloperAccount> findByEmailAndRemovedAtIsNullOrderByUserName(String email);

  void deleteByTspId(UUID tspId);

  List<DeveloperAccount> findByTspId(UUID tspId);
}
