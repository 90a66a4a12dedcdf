package dev.assent.demo;

import static dev.assent.catalog.MessageProtection.JWE;
import static dev.assent.catalog.MessageProtection.JWS;
import static dev.assent.catalog.MessageProtection.NONE;

import dev.assent.catalog.Api;
import dev.assent.catalog.ApiPath;
import dev.assent.catalog.AuthorizationItem;
import dev.assent.catalog.CallLimits;
import dev.assent.catalog.JwtSetting;
import dev.assent.catalog.QueryParameters;
import dev.assent.catalog.Sensitivity;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** The APIs of the customer's scenario, named as Taiwan's banks publish them. */
final class DemoCatalogue {

  private static final JwtSetting ANSWER_ENCRYPTED = new JwtSetting(NONE, JWE);

  private DemoCatalogue() { }

  static List<AuthorizationItem> items() {
    return List.of(
        new AuthorizationItem("demandDeposit", "DemandDeposit", "活期存款", "Balances and transactions of your"
            + " demand deposit accounts", "您的活期存款帳戶餘額與交易明細", false),
        new AuthorizationItem("timeDeposit", "TimeDeposit", "定期存款", "Balances, rates and maturity of your time"
            + " deposits", "您的定期存款餘額、利率與到期日", false),
        new AuthorizationItem("creditCards", "CreditCards", "信用卡", "Your card bills and limits, and services that"
            + " come with your cards, such as roadside assistance", "您的信用卡帳單、額度及卡片附屬服務，例如道路救援", false),
        new AuthorizationItem("contactInfo", "ContactInfo", "聯絡資料", "Your name, e-mail address and phone number",
            "您的姓名、電子郵件與電話", true));
  }

  static List<Api> apis(URI coreBank) {
    return List.of(
        customerData(coreBank, "demandDeposit/accounts", "Demand deposit accounts", "活期存款帳戶",
            "Account numbers, currencies and balances of the customer's demand deposits.", "客戶活期存款的帳號、幣別與餘額。",
            "demandDeposit", ANSWER_ENCRYPTED, "{}",
            "{\"accounts\":[{\"id\":\"dd-4f1c7a\",\"accountNumber\":\"700-1234-5678\",\"currency\":\"TWD\","
                + "\"balance\":128450}]}"),
        customerData(coreBank, "demandDeposit/transactionDetails", "Demand deposit transactions", "活期存款交易明細",
            "Date, description and amount of the latest transactions; of one account, if its id is sent as "
                + "\"account\".",
            "最近交易的日期、摘要與金額；若以 account 傳送帳戶代碼，則僅該帳戶。",
            "demandDeposit", ANSWER_ENCRYPTED, "{}",
            "{\"transactions\":[{\"date\":\"2026-10-28\",\"description\":\"Salary\",\"amount\":62000}]}"),
        customerData(coreBank, "timeDeposit/accounts", "Time deposit accounts", "定期存款帳戶",
            "Balances, rates and maturity dates of the customer's time deposits.", "客戶定期存款的餘額、利率與到期日。",
            "timeDeposit", ANSWER_ENCRYPTED, "{}",
            "{\"accounts\":[{\"id\":\"td-91d2c8\",\"accountNumber\":\"700-8888-0001\",\"currency\":\"TWD\","
                + "\"balance\":500000,\"rate\":\"1.715 %\",\"maturity\":\"2027-03-31\"}]}"),
        customerData(coreBank, "creditCards/currentBill", "Current card bill", "信用卡本期帳單",
            "Amount and due date of the current bill.", "本期帳單金額與繳款期限。", "creditCards", ANSWER_ENCRYPTED, "{}",
            "{\"cardNumber\":\"4311-9522-0000-7001\",\"currency\":\"TWD\",\"amount\":18230,"
                + "\"dueDate\":\"2026-12-10\"}"),
        customerData(coreBank, "creditCards/creditLimit", "Credit limit", "信用卡額度", "The card's credit limit.",
            "信用卡的信用額度。", "creditCards", ANSWER_ENCRYPTED, "{}",
            "{\"cardNumber\":\"4311-9522-0000-7001\",\"currency\":\"TWD\",\"creditLimit\":150000}"),
        customerData(coreBank, "creditCards/roadsideAssistance", "Roadside assistance", "信用卡道路救援",
            "Files a request for roadside assistance and answers with a case number.", "申請道路救援並取得案件編號。",
            "creditCards", new JwtSetting(JWS, JWE),
            "{\"cardNumber\":\"4311-9522-0000-7001\",\"vehiclePlate\":\"ABC-1234\"}",
            "{\"caseNumber\":\"RA-260001\",\"status\":\"accepted\",\"vehiclePlate\":\"ABC-1234\"}"),
        new Api(ApiPath.of("otherService/contactInfo"), "Contact details", "聯絡資料",
            "The customer's name, e-mail address and phone number.", "客戶的姓名、電子郵件與電話。", Set.of("POST"), "contactInfo",
            Sensitivity.SENSITIVE, coreBank.resolve("/otherService/contactInfo"), ANSWER_ENCRYPTED, "{}",
            "{\"name\":\"Steve Lin\",\"email\":\"steve.lin@example.com\",\"phone\":\"+886 2 5550 0101\"}"),
        publicData(coreBank, "products/exchangeRates", "Exchange rates", "匯率", "Today's buying and selling rates.",
            "今日買入與賣出匯率。",
            "{\"base\":\"TWD\",\"rates\":[{\"currency\":\"USD\",\"buy\":\"31.855\",\"sell\":\"31.955\"}]}")
            .with(QueryParameters.of("currency"), CallLimits.DEFAULT),
        publicData(coreBank, "products/branches", "Branches", "分行", "Names and addresses of the bank's branches.",
            "各分行名稱與地址。", "{\"branches\":[{\"name\":\"Taipei Main Branch\",\"address\":\"No. 1, Sec. 1, Zhongxiao"
                + " E. Rd., Taipei\"}]}"));
  }

  private static Api customerData(URI coreBank, String path, String title, String titleZh, String description,
      String descriptionZh, String item, JwtSetting jwt, String request, String response) {
    return new Api(ApiPath.of(path), title, titleZh, description, descriptionZh, Set.of("POST"), item,
        Sensitivity.CUSTOMER, coreBank.resolve("/" + path), jwt, request, response);
  }

  private static Api publicData(URI coreBank, String path, String title, String titleZh, String description,
      String descriptionZh, String response) {
    return new Api(ApiPath.of(path), title, titleZh, description, descriptionZh, Set.of("GET"), null,
        Sensitivity.PUBLIC, coreBank.resolve("/" + path), JwtSetting.NONE, "", response);
  }
}
