package dev.assent.keys;

class RotationTest extends RotationContract {

  @Override
  TestKeyDatabase emptyDatabase() {
    return TestKeyDatabase.inMemory();
  }
}
