package dev.assent.accessrequest;

import java.util.UUID;

/** This module's own port to whatever brings an application before applicant and approvers. */
public interface AccessRequestProcess {

  /** Under this key the bank's signatures are kept. */
  String KEY = "api-access-request";

  /** Starts the approval, in the caller's transaction; it waits for the applicant's confirmation. */
  void start(UUID applicationId);

  /** The applicant has confirmed: the approvers' turn, in the caller's transaction. */
  void confirmed(UUID applicationId);

  /** The applicant has corrected what was returned: the approvers' turn again, in the caller's transaction. */
  void corrected(UUID applicationId);

  /** The application is taken back: nothing waits any more, in the caller's transaction. */
  void withdrawn(UUID applicationId);
}
