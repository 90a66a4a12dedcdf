package dev.assent.bench;

/** The row about the token endpoint: client_credentials, each request with a client assertion of its own. */
final class TokenRows {

  private static final String TOKENS = "token endpoint, private_key_jwt ES256";
  private static final String NOTHING = "POST that does nothing";
  private static final double ENOUGH = 600;

  private final Plan plan;

  TokenRows(Plan plan) {
    this.plan = plan;
  }

  void measure(Table table, ServerProcess assent, Database database) {
    Rounds rounds = new Rounds(plan, new Load.Cost(assent::cpu, database::cpu))
        .with(NOTHING, Calls.plain(assent.at("/api/bench/nothing")))
        .with(TOKENS, Calls.tokenRequest(assent.at("/oauth2/token"), "ec"))
        .warmUp().measure(8).measure(32);
    for (int connections : new int[] {8, 32}) {
      Sample nothing = rounds.median(NOTHING, connections);
      double bar = Math.min(ENOUGH, 0.6 * nothing.throughput());
      table.baseline(NOTHING, connections, nothing);
      Sample tokens = rounds.median(TOKENS, connections);
      table.atLeast(TOKENS, connections, tokens,
          Table.format("%.2f × %s", tokens.throughput() / nothing.throughput(), NOTHING), bar);
    }
  }
}
