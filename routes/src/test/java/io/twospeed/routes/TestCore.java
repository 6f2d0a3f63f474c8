package io.twospeed.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.twospeed.journal.interactions.Interaction;
import io.twospeed.routes.core.CoreEffect;
import io.twospeed.routes.core.CoreOperations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * A core of canonical JSON, answering from a table and, as the real one, on a thread of its own.
 */
public final class TestCore implements AutoCloseable, CoreOperations {
  record Call(String operation, JsonNode request, Object interaction) {}

  private final Map<String, UnaryOperator<JsonNode>> answers = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> requestFields = new ConcurrentHashMap<>();
  private final Map<String, Set<String>> answerFields = new ConcurrentHashMap<>();
  private final Set<String> changing = ConcurrentHashMap.newKeySet();
  private volatile Map<String, String> leftStanding = Map.of();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final ExecutorService replies =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "test-core"));

  public TestCore answering(String operation, String json) {
    JsonNode answer = TestRequests.json(json);
    return answering(operation, request -> answer);
  }

  public TestCore answering(String operation, UnaryOperator<JsonNode> answer) {
    answers.put(operation, answer);
    return this;
  }

  /** The same, of an operation that changes the core. */
  TestCore changing(String operation) {
    changing.add(operation);
    return answering(operation, "{}");
  }

  /** What the operation takes and gives, where a product is to be checked for it. */
  TestCore fields(String operation, Set<String> taken, Set<String> given) {
    answering(operation, "{}");
    requestFields.put(operation, taken);
    answerFields.put(operation, given);
    return this;
  }

  @Override
  public Optional<Set<String>> requestFields(String operation) {
    return Optional.ofNullable(requestFields.get(operation));
  }

  @Override
  public Optional<Set<String>> answerFields(String operation) {
    return Optional.ofNullable(answerFields.get(operation));
  }

  @Override
  public Optional<CoreEffect> effectOf(String operation) {
    if (!answers.containsKey(operation)) {
      return Optional.empty();
    }
    return Optional.of(changing.contains(operation) ? CoreEffect.CHANGES : CoreEffect.READS);
  }

  /** What the last version was to leave standing. */
  Map<String, String> leftStanding() {
    return leftStanding;
  }

  public List<Call> calls() {
    return calls;
  }

  JsonNode requestTo(String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .findFirst()
        .orElseThrow(() -> new AssertionError(operation + " was not called; were: " + calls))
        .request();
  }

  public Component component(Map<String, String> leave) {
    leftStanding = leave;
    return new CoreComponent();
  }

  @Override
  public void close() {
    replies.shutdownNow();
  }

  private void answer(String operation, Exchange exchange) {
    try {
      JsonNode request = exchange.getMessage().getBody(JsonNode.class);
      Object interaction = exchange.getProperty(Interaction.EXCHANGE_PROPERTY);
      calls.add(new Call(operation, request, interaction));
      UnaryOperator<JsonNode> answer = answers.get(operation);
      if (answer == null) {
        throw new AssertionError("No answer for " + operation);
      }
      exchange.getMessage().setBody(answer.apply(request));
    } catch (RuntimeException e) {
      exchange.setException(e);
    }
  }

  private final class CoreComponent extends DefaultComponent {
    @Override
    protected Endpoint createEndpoint(
        String uri, String remaining, Map<String, Object> parameters) {
      return new CoreEndpoint(uri, this, remaining);
    }
  }

  private final class CoreEndpoint extends DefaultEndpoint {
    private final String operation;

    CoreEndpoint(String uri, Component component, String operation) {
      super(uri, component);
      this.operation = operation;
    }

    @Override
    public Producer createProducer() {
      return new DefaultAsyncProducer(this) {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
          replies.execute(
              () -> {
                answer(operation, exchange);
                callback.done(false);
              });
          return false;
        }
      };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
      throw new UnsupportedOperationException();
    }
  }
}
