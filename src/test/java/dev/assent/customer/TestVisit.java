package dev.assent.customer;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** One customer's browser. */
class TestVisit {

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private final MockMvc mvc;
  private final Customer customer;
  private final MockHttpSession session = new MockHttpSession();

  TestVisit(MockMvc mvc, Customer customer) {
    this.mvc = mvc;
    this.customer = customer;
  }

  /** Comes from the TSP. @return the state under which the bank asks */
  String comesFromTsp(String scope, String... more) throws Exception {
    return asked("scope", scope, more);
  }

  /** Comes from the TSP with a rich authorization request. */
  String comesForAccounts(String details) throws Exception {
    return asked("authorization_details", details);
  }

  private String asked(String parameter, String value, String... more) throws Exception {
    MockHttpServletRequestBuilder request = get("/oauth2/authorize");
    for (int i = 0; i < more.length; i += 2) {
      request.queryParam(more[i], more[i + 1]);
    }
    String location = send(request.queryParam("response_type", "code")
        .queryParam("client_id", TestBank.CLIENT).queryParam("redirect_uri", TestBank.BACK)
        .queryParam(parameter, value).queryParam("state", "of-the-tsp").queryParam("code_challenge", CHALLENGE)
        .queryParam("code_challenge_method", "S256")).andReturn().getResponse().getRedirectedUrl();
    String state = UriComponentsBuilder.fromUri(URI.create(location)).build().getQueryParams().getFirst("state");
    return URLDecoder.decode(state, StandardCharsets.UTF_8);
  }

  ResultActions opens(String path, String... parameters) throws Exception {
    return send(with(get(path), parameters));
  }

  /** Sends a form of ours. */
  ResultActions sends(String path, String... parameters) throws Exception {
    return send(with(post(path), parameters).with(csrf()));
  }

  /** Sends a form that is not ours. */
  ResultActions sendsForged(String path, String... parameters) throws Exception {
    return send(with(post(path), parameters));
  }

  ResultActions agrees(String state) throws Exception {
    return sends("/consents/authorize/policy", "state", state, "agreed", "true");
  }

  /** Agrees to the policy and authorizes the items; the bank then leads on to the authorization server. */
  ResultActions authorizes(String state, String... items) throws Exception {
    agrees(state);
    return send(ticked(post("/consents/authorize").param("client_id", TestBank.CLIENT).param("state", state)
        .param("days", "90"), items).with(csrf()));
  }

  /** What the browser does with 307: the same POST, to the authorization server. */
  ResultActions goesOn(String state, String... items) throws Exception {
    return send(ticked(post("/oauth2/authorize").param("client_id", TestBank.CLIENT).param("state", state), items));
  }

  private static MockHttpServletRequestBuilder ticked(MockHttpServletRequestBuilder request, String... items) {
    return items.length == 0 ? request : request.param("scope", items);
  }

  private ResultActions send(MockHttpServletRequestBuilder request) throws Exception {
    return mvc.perform(request.session(session).accept("text/html")
        .with(authentication(TestBank.signedIn(customer))).with(TestVisit::toTheServlet));
  }

  /** As a server does: the one servlet is at "/", so the whole path is its own. */
  private static MockHttpServletRequest toTheServlet(MockHttpServletRequest request) {
    request.setServletPath(request.getRequestURI());
    request.setPathInfo(null);
    return request;
  }

  private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... parameters) {
    for (int i = 0; i < parameters.length; i += 2) {
      request.param(parameters[i], parameters[i + 1]);
    }
    return request;
  }
}
