package dev.assent.accessrequest;

import dev.assent.approval.Verdict;
import java.time.Instant;
import java.util.UUID;

/** The bank has decided on an application: approved by all who must sign it, returned or rejected by one. */
public record ApiApplicationDecided(UUID applicationId, UUID tspId, String clientId, Verdict verdict, String reason,
    String decidedBy, Instant at) { }
