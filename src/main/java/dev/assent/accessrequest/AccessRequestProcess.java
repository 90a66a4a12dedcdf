package dev.assent.accessrequest;

import java.util.UUID;

/** This module's own port to whatever brings an application before applicant and approvers. */
public interface AccessRequestProcess {

  /** Starts the approval, in the caller's transaction; it waits for the applicant's confirmation. */
  void start(UUID applicationId);

  /** The applicant has confirmed: the approvers' turn, in the caller's transaction. */
  void confirmed(UUID applicationId);
}
