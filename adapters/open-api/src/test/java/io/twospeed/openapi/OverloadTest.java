package io.twospeed.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.twospeed.openapi.contract.Contract;
import io.twospeed.openapi.product.ApiReply;
import io.twospeed.openapi.settings.DoorSettings;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class OverloadTest {

  @Test
  void whatIsTooMuchIsRefusedAtOnceAndServedAgainWhenThereIsRoom() {
    DoorSettings two = new DoorSettings(4096, Duration.ofSeconds(10), "X-Client-Id", true, 2, 3);
    Queue<CompletableFuture<ApiReply>> owed = new ConcurrentLinkedQueue<>();
    try (RunningDoor door = new RunningDoor(two)) {
      ScriptedProduct product =
          new ScriptedProduct(
              "pay",
              Contract.read(RunningDoor.contract("pay")),
              request -> {
                CompletableFuture<ApiReply> reply = new CompletableFuture<>();
                owed.add(reply);
                return reply;
              });
      door.door.publish(product);
      CompletableFuture<HttpResponse<String>> first = later(door);
      CompletableFuture<HttpResponse<String>> second = later(door);
      await("two to be open").atMost(Duration.ofMinutes(1)).until(() -> owed.size() == 2);

      HttpResponse<String> refused = door.get("/pay/v1/payments/mine");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
      assertThat(RunningDoor.json(refused).get("type").asText())
          .isEqualTo("urn:twospeed:problem:too-busy");
      assertThat(RunningDoor.json(refused).get("title").asText())
          .isEqualTo("Too many requests are on their way.");
      assertThat(door.meters.get("twospeed.door.overload").counter().count()).isEqualTo(1);

      owed.forEach(reply -> reply.complete(ScriptedProduct.reply(0, "{}")));
      assertThat(first.join().statusCode()).isEqualTo(200);
      assertThat(second.join().statusCode()).isEqualTo(200);
      product.does(request -> ScriptedProduct.done(ScriptedProduct.reply(0, "{}")));
      await("room again")
          .atMost(Duration.ofMinutes(1))
          .until(() -> door.get("/pay/v1/payments/mine").statusCode() == 200);
    }
  }

  private static CompletableFuture<HttpResponse<String>> later(RunningDoor door) {
    return CompletableFuture.supplyAsync(
        () -> door.get("/pay/v1/payments/mine"), task -> new Thread(task, "caller").start());
  }
}
