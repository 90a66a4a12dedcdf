package dev.assent.gateway;

/** One row of the gateway's table: lets a call pass, enriched by what was learnt, or refuses it. */
interface Check {

  Verdict check(Call call);
}
