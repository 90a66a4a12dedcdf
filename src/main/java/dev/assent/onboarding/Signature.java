package dev.assent.onboarding;

import dev.assent.approval.Verdict;
import java.util.Set;

/**
 * What one signer says.
 *
 * @param group  for which was signed
 * @param by     the staff user who signed
 * @param reason what the applicant reads; null for an approval without one
 * @param fields keys of what a return wants corrected; of no meaning for other verdicts
 */
public record Signature(String group, String by, Verdict verdict, String reason, Set<String> fields) {

  public Signature {
    fields = verdict == Verdict.RETURN ? Set.copyOf(fields) : Set.of();
  }
}
