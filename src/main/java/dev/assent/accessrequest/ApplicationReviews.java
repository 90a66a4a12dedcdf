package dev.assent.accessrequest;

import dev.assent.access.AccessGrant;
import dev.assent.access.ApiAccess;
import dev.assent.accessrequest.RevisionTable.Revision;
import dev.assent.approval.FactChange;
import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.Sensitivity;
import dev.assent.tsp.Certification;
import dev.assent.tsp.Tsps;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What the bank looks at: the application as an approver reads it, and what its approval flow goes by. */
@Service
public class ApplicationReviews {

  private final ApiApplicationTable applications;
  private final RevisionTable revisions;
  private final ApiCatalog catalog;
  private final ApiAccess access;
  private final Tsps tsps;

  ApplicationReviews(ApiApplicationTable applications, RevisionTable revisions, ApiCatalog catalog, ApiAccess access,
      Tsps tsps) {
    this.applications = applications;
    this.revisions = revisions;
    this.catalog = catalog;
    this.access = access;
    this.tsps = tsps;
  }

  /** What an approver must see. @throws java.util.NoSuchElementException if there is no such application */
  public ApplicationUnderReview of(UUID id) {
    ApiApplication application = get(id);
    return new ApplicationUnderReview(application, tsps.get(application.tspId()), apisOf(application),
        grantedTo(application.clientId()), changes(id));
  }

  /** What the approval flow decides by. @throws java.util.NoSuchElementException if there is no such application */
  public ApplicationRisk risk(UUID id) {
    ApiApplication application = get(id);
    List<Api> apis = apisOf(application);
    Sensitivity most = apis.stream().map(Api::sensitivity).max(Comparator.naturalOrder())
        .orElse(Sensitivity.SENSITIVE);
    boolean first = grantedTo(application.clientId()).stream().map(catalog::find).flatMap(Optional::stream)
        .noneMatch(api -> api.sensitivity() != Sensitivity.PUBLIC);
    return new ApplicationRisk(most, first, tsps.get(application.tspId()).certification() != Certification.NONE,
        apis.size());
  }

  private List<Api> apisOf(ApiApplication application) {
    return application.approvable().stream().map(catalog::find).flatMap(Optional::stream).toList();
  }

  private Set<ApiPath> grantedTo(String clientId) {
    return access.of(clientId).stream().map(AccessGrant::api).collect(Collectors.toUnmodifiableSet());
  }

  private List<FactChange> changes(UUID id) {
    List<Revision> latest = revisions.latestTwo(id);
    return latest.size() < 2 ? List.of() : FactChange.between(latest.get(1).facts(), latest.get(0).facts());
  }

  private ApiApplication get(UUID id) {
    return applications.find(id).orElseThrow();
  }
}
