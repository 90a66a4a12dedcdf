package dev.assent.consentchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.assent.MovableClock;
import dev.assent.keys.BankKeys;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer has in hand, signed by the bank, each step that was made. */
@ConsentChangeTest
class ConsentReceiptsTest {

  @Autowired
  private TestCustomers customers;
  @Autowired
  private ConsentReceipts receipts;
  @Autowired
  private ConsentWidening widening;
  @Autowired
  private ConsentEnds ends;
  @Autowired
  private BankKeys keys;
  @Autowired
  private JdbcClient jdbc;
  @Autowired
  private TaskService tasks;
  @Autowired
  private IdentityService identity;
  @Autowired
  private MovableClock clock;

  private String steve;

  @BeforeEach
  void a_customer() {
    steve = customers.newCustomer();
  }

  @Test
  void a_grant_has_a_receipt_that_the_banks_published_key_proves() throws Exception {
    customers.authorizes(steve, "creditCards", "demandDeposit");

    JWTClaimsSet said = proved(only());
    assertThat(said.getIssuer()).isEqualTo("http://localhost:8080");
    assertThat(said.getSubject()).isEqualTo(steve);
    assertThat(said.getJWTID()).isEqualTo(only().id().toString());
    assertThat(said.getIssueTime()).isEqualTo(Date.from(
        only().at().truncatedTo(ChronoUnit.SECONDS)));
    assertThat(said.getClaims()).containsEntry("change_id", customers.latest(steve).id().toString())
        .containsEntry("client_id", "tsp2")
        .containsEntry("recipient", "Enjoy Life Co., Ltd.")
        .containsEntry("channel", "tsp_authorization")
        .containsEntry("terms_version", "2026-11")
        .containsEntry("shared_until", customers.consentOf(steve).expiresAt().getEpochSecond());
    assertThat(items(said)).isEqualTo(
        Map.of("added", List.of("creditCards", "demandDeposit"), "kept", List.of(), "pending", List.of()));
  }

  @Test
  void a_change_has_a_receipt_of_what_it_took_and_one_of_what_it_gave() throws Exception {
    customers.authorizes(steve, "creditCards");
    customers.authorizes(steve, "demandDeposit");

    assertThat(steps()).containsExactly(ReceiptStep.SHARED, ReceiptStep.WITHDRAWN, ReceiptStep.SHARED);
    assertThat(items(proved(all().get(1)))).isEqualTo(Map.of("withdrawn", List.of("creditCards")));
    assertThat(items(proved(all().get(2)))).containsEntry("added", List.of("demandDeposit"));
  }

  @Test
  void a_withdrawal_has_a_receipt_and_waits_for_no_signature() throws Exception {
    customers.authorizes(steve, "creditCards");
    customers.withdrawsAll(steve);

    assertThat(steps()).containsExactly(ReceiptStep.SHARED, ReceiptStep.WITHDRAWN);
    assertThat(jdbc.sql("select count(*) from consent_receipt where customer_id = :steve and jws is not null")
        .param("steve", steve).query(Integer.class).single()).isZero();
    assertThat(items(proved(all().get(1)))).isEqualTo(Map.of("withdrawn", List.of("creditCards")));
  }

  @Test
  void what_customer_care_withdraws_has_a_receipt_with_the_reason_and_without_the_officer() throws Exception {
    customers.authorizes(steve, "creditCards");
    customers.asksToWithdraw(steve, "careclerk", "The phone is lost");

    JWTClaimsSet said = proved(all().get(1));
    assertThat(said.getClaims()).containsEntry("channel", "customer_care").containsEntry("reason", "The phone is lost");
    assertThat(said.toString()).doesNotContain("careclerk");
    assertThat(receipts.content(all().get(1)).reason()).isEqualTo("The phone is lost");
    assertThat(receipts.content(all().get(0)).reason()).isNull();
  }

  @Test
  void what_an_officer_decides_has_a_receipt() throws Exception {
    customers.authorizes(steve, "contactInfo");
    decide(Map.of("decision", "approve"));

    assertThat(steps()).containsExactly(ReceiptStep.SHARED, ReceiptStep.DECIDED);
    assertThat(items(proved(all().get(0)))).containsEntry("pending", List.of("contactInfo"));
    assertThat(items(proved(all().get(1)))).isEqualTo(Map.of("added", List.of("contactInfo")));
  }

  @Test
  void what_an_officer_declines_has_a_receipt() throws Exception {
    customers.authorizes(steve, "contactInfo");
    decide(Map.of("decision", "reject", "reason", "Please visit a branch"));

    assertThat(items(proved(all().get(1)))).isEqualTo(Map.of("declined", List.of("contactInfo")));
  }

  @Test
  void the_end_of_a_consent_has_a_receipt() throws Exception {
    customers.authorizes(steve, "creditCards");
    clock.moveAhead(Duration.ofDays(91));
    ends.settle();

    assertThat(proved(all().get(1)).getClaim("channel")).isEqualTo("expiry");
  }

  @Test
  void a_step_that_is_repeated_has_one_receipt() {
    customers.authorizes(steve, "creditCards");
    widening.apply(customers.latest(steve).id());

    assertThat(steps()).containsExactly(ReceiptStep.SHARED);
  }

  @Test
  void a_receipt_is_the_same_each_time() throws Exception {
    customers.authorizes(steve, "creditCards");
    String first = receipts.signed(only());

    assertThat(receipts.signed(only())).isEqualTo(first);
  }

  @Test
  void a_receipt_is_its_customers_alone() {
    customers.authorizes(steve, "creditCards");

    assertThat(receipts.find(only().id(), steve)).isPresent();
    assertThat(receipts.find(only().id(), customers.newCustomer())).isEmpty();
  }

  private List<ConsentReceipt> all() {
    return receipts.of(steve, "tsp2");
  }

  private ConsentReceipt only() {
    assertThat(all()).hasSize(1);
    return all().get(0);
  }

  private List<ReceiptStep> steps() {
    return all().stream().map(ConsentReceipt::step).toList();
  }

  private JWTClaimsSet proved(ConsentReceipt receipt) throws Exception {
    SignedJWT jwt = SignedJWT.parse(receipts.signed(receipt));
    assertThat(jwt.getHeader().getType().getType()).isEqualTo(ConsentReceipts.TYPE);
    var key = JWKSet.parse(keys.publicJwks()).getKeyByKeyId(jwt.getHeader().getKeyID());
    assertThat(jwt.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
    return jwt.getJWTClaimsSet();
  }

  private static Map<String, Object> items(JWTClaimsSet said) throws Exception {
    return said.getJSONObjectClaim("items");
  }

  private void decide(Map<String, Object> decision) {
    identity.setAuthentication("approver", List.of("approver"));
    try {
      tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(customers.latest(steve).id().toString())
          .singleResult().getId(), decision);
    } finally {
      identity.clearAuthentication();
    }
  }
}
