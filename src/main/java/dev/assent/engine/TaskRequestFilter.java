package dev.assent.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at what is sent to a task before the engine's API does. Of a task that is sent back with a follow-up date, the
 * API passes over what it cannot change, and cannot read its own reference to the form; of a submitted form, it fails
 * on files and objects that are not what they say.
 */
class TaskRequestFilter extends OncePerRequestFilter {

  private static final String UNREADABLE = "camundaFormRef";
  private static final String SUBMISSION = "/submit-form";
  /** What the fields of our forms send; what the engine makes of them is read by {@link SubmittedAnswers}. */
  private static final Set<String> KINDS =
      Set.of("", "string", "boolean", "json", "integer", "short", "long", "double", "number", "null");

  private final ObjectMapper json;
  private final TaskService tasks;

  TaskRequestFilter(ObjectMapper json, TaskService tasks) {
    this.json = json;
    this.tasks = tasks;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("PUT") && !request.getRequestURI().endsWith(SUBMISSION);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    byte[] body = request.getInputStream().readAllBytes();
    try {
      ObjectNode sent = object(body);
      if (request.getRequestURI().endsWith(SUBMISSION)) {
        checkKinds(sent.path("variables"));
      } else {
        checkUnchanged(request.getRequestURI(), sent);
        sent.remove(UNREADABLE);
        body = json.writeValueAsBytes(sent);
      }
    } catch (DecisionRefused refused) {
      answer(response, refused.getMessage());
      return;
    }
    chain.doFilter(new RequestWithBody(request, body), response);
  }

  private ObjectNode object(byte[] body) throws IOException {
    try {
      if (json.readTree(body) instanceof ObjectNode sent) {
        return sent;
      }
    } catch (JsonProcessingException | CharConversionException malformed) {
      logger.debug("No JSON", malformed);
    }
    throw new DecisionRefused("Send a JSON object.");
  }

  private void checkUnchanged(String path, ObjectNode sent) {
    // As the person who is signed in: who may not see the task is refused by the engine.
    Task task = tasks.createTaskQuery().taskId(path.substring(path.lastIndexOf('/') + 1)).initializeFormKeys()
        .singleResult();
    if (task != null && !UnchangeableFacts.same(task, sent)) {
      throw new DecisionRefused(FollowUps.NOTHING_ELSE);
    }
  }

  private static void checkKinds(JsonNode variables) {
    if (!variables.isObject() && !variables.isMissingNode() && !variables.isNull()) {
      throw new DecisionRefused("The variables are not a JSON object.");
    }
    Optional<Map.Entry<String, JsonNode>> odd = variables.properties().stream()
        .filter(variable -> !isOfAKnownKind(variable.getValue()))
        .findFirst();
    odd.ifPresent(variable -> SubmittedAnswers.refused(variable.getKey()));
  }

  private static boolean isOfAKnownKind(JsonNode variable) {
    JsonNode type = variable.path("type");
    return variable.isObject() && (type.isMissingNode() || type.isNull() || type.isTextual())
        && KINDS.contains(type.asText("").toLowerCase(Locale.ROOT));
  }

  private void answer(HttpServletResponse response, String sentence) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(json.writeValueAsString(
        Map.of("type", DecisionRefused.class.getSimpleName(), "message", sentence)));
  }
}
