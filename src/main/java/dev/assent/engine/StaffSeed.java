package dev.assent.engine;

/** Fills an empty staff directory at start, before it is checked that the bank has a manager. */
public interface StaffSeed {

  void seed(StaffDirectory directory);
}
