package dev.assent.keys;

class BankKeysTest extends BankKeysContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return TestKeyDatabase.inMemory();
  }
}
