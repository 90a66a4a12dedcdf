package dev.assent;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiCatalog;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.MessageProtection;
import dev.assent.catalog.Sensitivity;
import dev.assent.onboarding.RegistrationDetails;
import dev.assent.onboarding.Registrations;
import dev.assent.onboarding.SignUp;
import dev.assent.tsp.Certification;
import dev.assent.tsp.DeveloperAccounts;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/** TSPs, a small catalogue, and what the bank's people and the job executor do. */
@TestComponent
public class TspFixtures {

  public static final String PASSWORD = "a quiet green river";
  public static final ApiPath ACCOUNTS = ApiPath.of("demandDeposit/accounts");
  public static final ApiPath ROADSIDE = ApiPath.of("creditCards/roadsideAssistance");
  public static final ApiPath CONTACT = ApiPath.of("otherService/contactInfo");
  public static final ApiPath RATES = ApiPath.of("products/exchangeRates");

  private static final AtomicInteger NUMBER = new AtomicInteger(10_000_000);

  private final ApiCatalog catalog;
  private final Registrations registrations;
  private final DeveloperAccounts accounts;
  private final TaskService tasks;
  private final IdentityService identity;
  private final ManagementService management;
  private final RuntimeService runtime;

  TspFixtures(ApiCatalog catalog, Registrations registrations, DeveloperAccounts accounts, TaskService tasks,
      IdentityService identity, ManagementService management, RuntimeService runtime) {
    this.catalog = catalog;
    this.registrations = registrations;
    this.accounts = accounts;
    this.tasks = tasks;
    this.identity = identity;
    this.management = management;
    this.runtime = runtime;
  }

  public static String userName() {
    return "tsp" + NUMBER.incrementAndGet();
  }

  /** A certified company: one signature, of the group approver, admits it. */
  public static SignUp enjoyLife(String userName) {
    return signUp(userName, Certification.ISO_27001);
  }

  /** A company that a reviewer must sign for, and then an approver. */
  public static SignUp uncertified(String userName) {
    return signUp(userName, Certification.NONE);
  }

  private static SignUp signUp(String userName, Certification certification) {
    return new SignUp(new RegistrationDetails("Enjoy Life " + userName, "N" + NUMBER.incrementAndGet(), "Mei Lin",
        "mei@enjoylife.example", "+886 2 5550 0102", certification, List.of("https://enjoylife.example/callback"),
        "Show customers all their accounts at once"), userName, userName + "@enjoylife.example");
  }

  /** Signed up without certification, approved and set up. */
  public void registered(String userName) {
    UUID registration = registrations.signUp(uncertified(userName), PASSWORD, Locale.ENGLISH);
    accounts.verifyEmail(accounts.linkToVerify(userName));
    approve(registration);
    runJobs(registration);
  }

  /** Each group that must sign approves, one of its people after the other. */
  public void approve(UUID requestId) {
    for (Optional<String> group = signingGroup(requestId); group.isPresent(); group = signingGroup(requestId)) {
      decide(group.get(), group.get(), requestId, Map.of("decision", "approve"));
    }
  }

  private Optional<String> signingGroup(UUID requestId) {
    return Optional.ofNullable(task(requestId)).flatMap(task -> tasks.getIdentityLinksForTask(task.getId()).stream()
        .map(IdentityLink::getGroupId).filter(Objects::nonNull).findFirst());
  }

  public void publishApis() {
    catalog.publish(new AuthorizationItem("demandDeposit", "DemandDeposit", "活期存款", "Balances", "餘額", false), 1);
    catalog.publish(new AuthorizationItem("creditCards", "CreditCards", "信用卡", "Cards", "卡片", false), 2);
    catalog.publish(new AuthorizationItem("contactInfo", "ContactInfo", "聯絡資料", "Contact", "聯絡", true), 3);
    catalog.publish(api(ACCOUNTS, "Demand deposit accounts", "活期存款帳戶", "demandDeposit", MessageProtection.NONE,
        MessageProtection.JWE, "{}", "{\"accounts\":[{\"accountNumber\":\"700-1234-5678\",\"balance\":128450}]}"));
    catalog.publish(api(ROADSIDE, "Roadside assistance", "道路救援", "creditCards", MessageProtection.JWS,
        MessageProtection.JWE, "{\"cardNumber\":\"4311-9522-0000-7001\",\"vehiclePlate\":\"ABC-1234\"}",
        "{\"caseNumber\":\"RA-260001\"}"));
    catalog.publish(new Api(CONTACT, "Contact information", "聯絡資料", "Where a customer lives.", "客戶地址。",
        Set.of("POST"), "contactInfo", Sensitivity.SENSITIVE, URI.create("http://localhost/contact"),
        new JwtSetting(MessageProtection.NONE, MessageProtection.JWE), "{}", "{\"city\":\"Taipei\"}"));
    catalog.publish(new Api(RATES, "Exchange rates", "匯率", "Today's rates.", "今日匯率。", Set.of("GET"), null,
        Sensitivity.PUBLIC, URI.create("http://localhost/rates"), JwtSetting.NONE, "", "{\"base\":\"TWD\"}"));
  }

  public void decide(String user, String group, UUID requestId, Map<String, Object> submitted) {
    complete(user, group, task(requestId).getId(), submitted);
  }

  /** Of a task that may be gone by now. */
  public void complete(String user, String group, String taskId, Map<String, Object> submitted) {
    identity.setAuthentication(user, List.of(group));
    try {
      tasks.complete(taskId, submitted);
    } finally {
      identity.clearAuthentication();
    }
  }

  public Task task(UUID requestId) {
    return tasks.createTaskQuery().processInstanceBusinessKey(requestId.toString()).initializeFormKeys()
        .singleResult();
  }

  /** What the job executor does after the commit; timers stay. */
  public void runJobs(UUID requestId) {
    ProcessInstance instance = runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(requestId.toString()).singleResult();
    management.createJobQuery().processInstanceId(instance.getId()).messages().list()
        .forEach(job -> management.executeJob(job.getId()));
  }

  /** What the job executor does when the timer of this event has run out. */
  public void fireTimer(UUID requestId, String event) {
    ProcessInstance instance = runtime.createProcessInstanceQuery()
        .processInstanceBusinessKey(requestId.toString()).singleResult();
    management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).activityId(event)
        .timers().singleResult().getId());
  }

  private static Api api(ApiPath path, String title, String titleZh, String item, MessageProtection request,
      MessageProtection response, String requestExample, String responseExample) {
    return new Api(path, title, titleZh, title + ".", titleZh + "。", Set.of("POST"), item, Sensitivity.CUSTOMER,
        URI.create("http://localhost/" + path), new JwtSetting(request, response), requestExample, responseExample);
  }
}
