package dev.assent.accessrequest;

/** Whether a client may ask for an API. */
public enum Availability {
  AVAILABLE,
  /** The client may call it already. */
  GRANTED,
  /** An open application of the client names it. */
  PENDING
}
