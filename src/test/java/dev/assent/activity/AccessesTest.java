package dev.assent.activity;

/** On H2. */
@ActivityTest
class AccessesTest extends AccessesContract { }
