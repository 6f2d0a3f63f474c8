package io.twospeed.openapi.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twospeed.openapi.context.DeadlineWheel;
import io.twospeed.openapi.context.Desk;
import io.twospeed.openapi.context.DoorMeters;
import io.twospeed.openapi.http.HeaderClientIdentity;
import io.twospeed.openapi.product.ApiProblem;
import io.twospeed.openapi.settings.DoorSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The container's side is stubbed: what is asked is the order of two threads. */
class PendingAnswerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<String> events = new CopyOnWriteArrayList<>();
  private final CountDownLatch flushing = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);

  /** As soon as it has its thread back the container uses the response for another request. */
  @Test
  void aThreadIsNotGivenBackWhileItsAnswerIsPushedOutPastIt() throws Exception {
    PendingAnswer answer = new PendingAnswer(desk(), request(), response(), null);
    answer.occupied(true);
    answer.startAsync(request());
    answer.expire();
    assertThat(flushing.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("flushing").isTrue();

    Thread container =
        new Thread(
            () -> {
              answer.occupied(false);
              events.add("given back");
            });
    container.start();
    await("the container's thread waits, or has gone on")
        .atMost(PATIENCE)
        .until(() -> container.getState() == Thread.State.BLOCKED || events.contains("given back"));
    goOn.countDown();
    container.join(PATIENCE.toMillis());

    assertThat(events).containsExactly("pushed out", "given back");
  }

  private @Nullable Object flush() throws InterruptedException {
    flushing.countDown();
    assertThat(goOn.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    events.add("pushed out");
    return null;
  }

  private static Desk desk() {
    AtomicInteger open = new AtomicInteger(1);
    return new Desk(
        new DoorSettings(4096, Duration.ofSeconds(10), "X-Client-Id", true, 1000, 1),
        failure -> new ApiProblem("failed", 500, "Failed", null, 0),
        new HeaderClientIdentity("X-Client-Id"),
        Clock.systemUTC(),
        new DoorMeters(new SimpleMeterRegistry(), open),
        new DeadlineWheel(),
        open);
  }

  private static HttpServletRequest request() {
    return stub(
        HttpServletRequest.class,
        name ->
            switch (name) {
              case "getMethod" -> "GET";
              case "startAsync" -> stub(AsyncContext.class, any -> null);
              default -> null;
            });
  }

  private HttpServletResponse response() {
    return stub(
        HttpServletResponse.class,
        name ->
            switch (name) {
              case "getBufferSize" -> 8192;
              case "getOutputStream" -> new Nowhere();
              case "flushBuffer" -> flush();
              default -> null;
            });
  }

  private interface Answers {
    @Nullable Object to(String method) throws Exception;
  }

  private static <T> T stub(Class<T> type, Answers answers) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.to(method.getName())));
  }

  private static final class Nowhere extends ServletOutputStream {
    @Override
    public void write(int one) {}

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {}
  }
}
