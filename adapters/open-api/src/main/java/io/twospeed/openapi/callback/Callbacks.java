package io.twospeed.openapi.callback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.twospeed.journal.interactions.DueNotification;
import io.twospeed.journal.interactions.Notifications;
import io.twospeed.openapi.answer.RouteEnds;
import io.twospeed.openapi.context.DeadlineWheel;
import io.twospeed.openapi.context.DoorMeters;
import io.twospeed.openapi.http.MediaTypes;
import io.twospeed.openapi.interaction.EndNotice;
import io.twospeed.openapi.interaction.OperationJson;
import io.twospeed.openapi.interaction.OperationResource;
import io.twospeed.openapi.settings.CallbackClient;
import io.twospeed.openapi.settings.CallbackSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells clients that their operations have ended, at least once each: what is owed stands in the
 * journal until it was told, so another instance or another life goes on with it.
 */
public final class Callbacks implements EndNotice {
  private static final Logger log = LoggerFactory.getLogger(Callbacks.class);
  private static final int AT_ONCE = 32;

  private final Notifications notifications;
  private final CallbackSettings settings;
  private final DeadlineWheel wheel;
  private final DoorMeters meters;
  private final Clock clock;
  // It has a thread of its own: none where nobody is called back.
  private final @Nullable HttpClient http;
  private final AtomicBoolean looking = new AtomicBoolean();

  public Callbacks(
      Notifications notifications,
      CallbackSettings settings,
      DeadlineWheel wheel,
      DoorMeters meters,
      Clock clock) {
    this.notifications = notifications;
    this.settings = settings;
    this.wheel = wheel;
    this.meters = meters;
    this.clock = clock;
    this.http = settings.clients().isEmpty() ? null : client(settings);
  }

  private static HttpClient client(CallbackSettings settings) {
    return HttpClient.newBuilder()
        .connectTimeout(settings.timeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /** Looks from now on; not at all where no client may be called back. */
  public void start() {
    if (!settings.clients().isEmpty()) {
      wheel.run(this::again, settings.look());
    }
  }

  private void again() {
    look();
    wheel.run(this::again, settings.look());
  }

  @Override
  public void notNeeded(String interactionId) {
    notifications
        .done(interactionId)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.debug("Interaction {}: its client will be told what it knows", interactionId);
              }
            });
  }

  /** Takes what is due now; one look at a time. */
  @Override
  public void look() {
    if (looking.compareAndSet(false, true)) {
      try {
        Duration hold = settings.timeout().multipliedBy(2).plusSeconds(5);
        notifications.claim(AT_ONCE, hold).whenComplete(this::claimed);
      } catch (RuntimeException failure) {
        claimed(null, failure);
      }
    }
  }

  private void claimed(@Nullable List<DueNotification> due, @Nullable Throwable failure) {
    looking.set(false);
    if (due == null) {
      log.debug("The journal was not asked for callbacks", failure);
      return;
    }
    due.forEach(this::send);
    if (due.size() == AT_ONCE) {
      look();
    }
  }

  private void send(DueNotification due) {
    URI url = CallbackClient.parse(due.url());
    CallbackClient client = settings.clients().get(due.client());
    if (url == null || client == null || http == null || !client.allows(url)) {
      log.warn("{}: its URL is not registered any more; nobody is told", due);
      end(due, "not-allowed");
      return;
    }
    var unused =
        http.sendAsync(request(url, client, due), BodyHandlers.discarding())
            .whenComplete((response, failure) -> sent(due, response, failure));
  }

  private HttpRequest request(URI url, CallbackClient client, DueNotification due) {
    String body = body(due);
    long seconds = clock.instant().getEpochSecond();
    return HttpRequest.newBuilder(url)
        .timeout(settings.timeout())
        .header("Content-Type", MediaTypes.JSON)
        .header("webhook-id", due.interactionId())
        .header("webhook-timestamp", Long.toString(seconds))
        .header(
            "webhook-signature",
            WebhookSignature.of(client.secrets(), due.interactionId(), seconds, body))
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  /** Where to look, and nothing of what there is to see. */
  private static String body(DueNotification due) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("type", "operation.ended").put("timestamp", due.endedAt().toString());
    json.putObject("data")
        .put("id", due.interactionId())
        .put("status", OperationJson.word(due.state()))
        .put("location", OperationResource.path(due.interactionId()));
    return json.toString();
  }

  private void sent(
      DueNotification due, @Nullable HttpResponse<?> response, @Nullable Throwable failure) {
    if (response != null && response.statusCode() / 100 == 2) {
      end(due, "delivered");
    } else {
      String why = response == null ? RouteEnds.nameOf(failure) : "status " + response.statusCode();
      refused(due, why);
    }
  }

  private void refused(DueNotification due, String why) {
    if (due.attempt() >= settings.attempts()) {
      log.warn("{}: {}; it was the last attempt", due, why);
      end(due, "gave-up");
      return;
    }
    log.info("{}: {}; tried again", due, why);
    meters.callback("failed");
    Duration pause = settings.pauseAfter(due.attempt());
    forget(notifications.putOff(due.interactionId(), clock.instant().plus(pause)), due);
  }

  private void end(DueNotification due, String result) {
    meters.callback(result);
    forget(notifications.done(due.interactionId()), due);
  }

  /** Where the journal does not take it, the client is told again when the hold is over. */
  private static void forget(CompletionStage<Void> write, DueNotification of) {
    write.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.warn("{}: the journal did not take that it was told; it may be told again", of);
          }
        });
  }
}
