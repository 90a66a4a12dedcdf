package dev.assent.catalog;

/** The phase of open banking that an API's data belongs to. */
public enum Sensitivity { PUBLIC, CUSTOMER, SENSITIVE }
