package dev.assent.tsp;

/** The user name or the company's registration number is taken; which of the two is not for a stranger to know. */
public class AlreadyRegisteredException extends RuntimeException {

  public AlreadyRegisteredException() {
    super("This user name or company cannot be registered");
  }
}
