package dev.assent.client;

/** Whether a client may obtain tokens and call APIs. It binds the next call. */
public enum ClientStatus { ACTIVE, SUSPENDED }
