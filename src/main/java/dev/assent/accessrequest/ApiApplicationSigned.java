package dev.assent.accessrequest;

import dev.assent.approval.Verdict;
import dev.assent.catalog.ApiPath;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody at the bank has signed an application. On the last level's signature an {@link ApiApplicationDecided}
 * follows.
 *
 * @param declined APIs that this approval leaves out
 * @param reason   null for an approval without one
 */
public record ApiApplicationSigned(UUID applicationId, String group, Verdict verdict, List<ApiPath> declined,
    String reason, String by, Instant at) { }
