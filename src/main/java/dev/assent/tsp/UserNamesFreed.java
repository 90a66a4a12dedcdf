package dev.assent.tsp;

import java.util.List;

/**
 * Log-ins of a company whose registration came to nothing are gone, and their names may become somebody else's: what is
 * kept under a name must go with it. Published in the same transaction.
 */
public record UserNamesFreed(List<String> userNames) { }
