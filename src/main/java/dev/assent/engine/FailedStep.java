package dev.assent.engine;

import java.time.Instant;

/**
 * A step of a process that did not go through, and that nobody is asked about in Tasklist.
 *
 * @param id        of the engine's job
 * @param process   the process's name, in the words of its BPMN
 * @param requestId the business key
 * @param step      what was being done, in the words of the BPMN
 * @param since     of the first failure
 * @param failures  how often it was tried
 * @param nextTry   when it is tried again by itself; null when it has stopped, and somebody has to look
 * @param message   why, as far as the product itself has said so
 */
public record FailedStep(String id, String process, String requestId, String step, Instant since, int failures,
    Instant nextTry, String message) {

  /** Whether it waits for somebody: an incident. */
  public boolean hasStopped() {
    return nextTry == null;
  }
}
