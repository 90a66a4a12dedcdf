package dev.assent.demo;

/** The demo's log-ins, as the README's table prints them. */
final class TestPeople {

  static final String STAFF_PASSWORD = "approve-with-care";
  static final Customer STEVE = new Customer("steve", "700123456", "steves-savings", "steve-enjoys");
  static final Customer ANNE = new Customer("anne", "700234567", "annes-savings", "anne-enjoys");

  record Customer(String id, String accountNumber, String password, String enjoyLifePassword) { }

  private TestPeople() { }
}
