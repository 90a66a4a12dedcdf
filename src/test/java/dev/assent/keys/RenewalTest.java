package dev.assent.keys;

class RenewalTest extends RenewalContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return TestKeyDatabase.inMemory();
  }
}
