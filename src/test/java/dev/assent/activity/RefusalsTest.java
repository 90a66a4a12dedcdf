package dev.assent.activity;

/** On H2. */
@ActivityTest
class RefusalsTest extends RefusalsContract { }
