package dev.assent.accessrequest;

import dev.assent.approval.Verdict;
import dev.assent.catalog.ApiPath;
import java.util.Set;

/**
 * What one signer says of an application.
 *
 * @param group  for which was signed
 * @param by     the staff user who signed
 * @param reason what the applicant reads; null for an approval without one
 * @param apis   those that an approval lets pass; of no meaning for other verdicts
 * @param fields of the form that a return wants corrected; of no meaning for other verdicts
 */
public record Signature(String group, String by, Verdict verdict, String reason, Set<ApiPath> apis,
    Set<String> fields) {

  public Signature {
    apis = Set.copyOf(apis);
    fields = Set.copyOf(fields);
  }
}
