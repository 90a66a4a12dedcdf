package dev.assent.demo;

/** The demo's log-ins, as the README's table prints them. */
final class TestPeople {

  static final String STAFF_PASSWORD = "approve-with-care";
  static final Customer STEVE = new Customer("steve", "700123456", "steves-savings", "steve-enjoys",
      "4311-9522-0000-7001");
  static final Customer ANNE = new Customer("anne", "700234567", "annes-savings", "anne-enjoys",
      "4311-9522-0000-7002");

  record Customer(String id, String accountNumber, String password, String enjoyLifePassword, String cardNumber) { }

  private TestPeople() { }
}
