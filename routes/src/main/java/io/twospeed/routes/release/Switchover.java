package io.twospeed.routes.release;

import io.twospeed.openapi.document.Finding;
import io.twospeed.routes.history.ReleaseEvent;
import io.twospeed.routes.history.ReleaseEvent.What;
import io.twospeed.routes.history.ReleaseLog;
import io.twospeed.routes.settings.HostSettings;
import io.twospeed.routes.version.Conduct;
import io.twospeed.routes.version.ProductVersion;
import io.twospeed.routes.version.VersionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets requests go elsewhere, keeps what one may want to go back to, tells the history, and puts
 * what is new on probation. One thread at a time.
 */
public final class Switchover {
  private static final Logger LOG = LoggerFactory.getLogger(Switchover.class);

  private final HostSettings settings;
  private final LiveProducts live;
  private final ReleaseLog log;
  private final KeptVersions kept;

  public Switchover(HostSettings settings, LiveProducts live, ReleaseLog log, KeptVersions kept) {
    this.settings = settings;
    this.live = live;
    this.log = log;
    this.kept = kept;
  }

  /** Does all of it at the same moment; what the door refuses is refused, the rest goes on. */
  List<Finding> carryOut(List<Intent> intents) {
    if (intents.isEmpty()) {
      return List.of();
    }
    Map<String, Optional<Placement>> next = new TreeMap<>();
    List<ReleaseEvent> events = new ArrayList<>();
    for (Intent intent : intents) {
      next.put(intent.line().name(), Optional.ofNullable(intent.next()));
      events.add(intent.event(now(), verdict(intent)));
      keep(intent);
    }
    Map<String, ProductVersion> before = new HashMap<>();
    for (Intent intent : intents) {
      Placement was = intent.line().placement();
      if (was != null) {
        before.put(intent.line().name(), was.live());
      }
    }
    Map<String, List<Finding>> refused = live.apply(next);
    for (int i = 0; i < intents.size(); i++) {
      Intent intent = intents.get(i);
      List<Finding> findings = refused.get(intent.line().name());
      if (findings != null) {
        refuse(intent, findings);
      } else {
        done(intent, events.get(i), before.get(intent.line().name()));
      }
    }
    log.force();
    return refused.values().stream().flatMap(List::stream).toList();
  }

  private static String verdict(Intent intent) {
    return intent.started() == null ? "" : intent.started().record().remark();
  }

  private void keep(Intent intent) {
    Placement next = intent.next();
    if (next != null) {
      List<String> needed = next.versions().map(each -> each.record().hash()).toList();
      next.versions().forEach(each -> kept.keep(each.files(), needed));
    }
    ProductVersion leftOut = leftOut(intent);
    if (leftOut != null) {
      kept.keep(leftOut.files(), List.of(leftOut.record().hash()));
    }
  }

  /** A version that was started and is to take no request: its share is nothing. */
  private static @Nullable ProductVersion leftOut(Intent intent) {
    ProductVersion started = intent.started();
    Placement next = intent.next();
    return started == null || (next != null && next.has(started)) ? null : started;
  }

  private void refuse(Intent intent, List<Finding> findings) {
    intent.line().refused(true);
    log.append(intent.refused(now(), findings));
    LOG.warn("Product {} stays as it was: {}", intent.line().name(), findings);
    if (intent.next() != null) {
      intent
          .next()
          .versions()
          .filter(each -> each.record().state() == VersionState.CHECKED)
          .forEach(
              each -> {
                each.stop();
                each.record().refuse(findings);
              });
    }
  }

  private void done(Intent intent, ReleaseEvent event, @Nullable ProductVersion before) {
    ProductLine line = intent.line();
    Placement next = intent.next();
    if (before != null && (next == null || next.live() != before)) {
      line.passed(before.record().hash(), intent.what() == What.ROLLED_BACK);
    }
    if (intent.told()) {
      log.append(event);
    }
    ProductVersion leftOut = leftOut(intent);
    if (leftOut != null) {
      leftOut.stop();
      leftOut.record().to(VersionState.RETIRED);
    }
    boolean isNew = intent.what() == What.RELEASED || intent.what() == What.TRAFFIC;
    line.probation(isNew && before != null ? probation(next, before) : null);
    if (next == null) {
      live.forgetIfOver(line);
    }
  }

  private @Nullable Probation probation(@Nullable Placement next, ProductVersion before) {
    Duration watch = settings.releases().band().watch();
    if (next == null || watch.isZero()) {
      return null;
    }
    Instant until = settings.clock().instant().plus(watch);
    ProductVersion newer = next.newer();
    if (newer != null) {
      return new Probation(newer, next.live(), Conduct.Figures.NONE, until);
    }
    return next.live() == before
        ? null
        : new Probation(next.live(), null, before.conduct().figures(), until);
  }

  private Instant now() {
    return settings.clock().instant();
  }
}
