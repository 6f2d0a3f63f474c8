package io.twospeed.legacycore;

import io.twospeed.legacycore.change.CallOwner;
import io.twospeed.legacycore.mq.MqTransport;
import io.twospeed.legacycore.operation.BoundOperation;
import io.twospeed.legacycore.operation.OperationPlan;
import io.twospeed.legacycore.operation.Shared;
import io.twospeed.legacycore.protect.Guard;
import io.twospeed.legacycore.protect.GuardRegistries;
import io.twospeed.legacycore.settings.CoreSystem;
import io.twospeed.legacycore.settings.CorrelationPattern;
import io.twospeed.legacycore.settings.MqSettings;
import io.twospeed.legacycore.settings.Protection;
import io.twospeed.legacycore.settings.SoapSettings;
import io.twospeed.legacycore.soap.SoapTransport;
import io.twospeed.legacycore.transport.CoreTransport;
import io.twospeed.mappings.operation.declaration.MqBridge;
import io.twospeed.mappings.operation.declaration.MqTerms;
import io.twospeed.mappings.operation.wire.Transport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds operations to core systems, and gathers everything that does not fit. What it binds later
 * goes the same ways.
 */
final class Binder {
  private final Map<String, CoreSystem> systems = new HashMap<>();
  private final Map<String, CoreTransport> transports = new HashMap<>();
  private final Map<String, Guard> systemGuards = new HashMap<>();
  private final List<String> findings = new ArrayList<>();
  private final GuardRegistries registries;
  private final Shared shared;
  private final @Nullable CallOwner owner;

  /**
   * Binds to these core systems.
   *
   * @param owner hears replies to changing calls; null: there is no journal
   */
  Binder(Collection<CoreSystem> given, Shared shared, @Nullable CallOwner owner) {
    this.shared = shared;
    this.owner = owner;
    this.registries = GuardRegistries.shownIn(shared.meters());
    for (CoreSystem system : given) {
      systems.put(system.name(), system);
    }
  }

  Map<String, BoundOperation> bind(Collection<OperationPlan> plans) {
    Map<String, BoundOperation> bound = new HashMap<>();
    for (OperationPlan plan : plans) {
      BoundOperation operation = bind(plan);
      if (operation != null) {
        bound.put(plan.name(), operation);
      }
    }
    if (!findings.isEmpty()) {
      String all = String.join("\n", findings);
      findings.clear();
      throw new IllegalArgumentException(all);
    }
    return Map.copyOf(bound);
  }

  Map<String, CoreTransport> transports() {
    return Map.copyOf(transports);
  }

  private @Nullable BoundOperation bind(OperationPlan plan) {
    CoreSystem system = systems.get(plan.system());
    if (system == null) {
      refuse(plan, "system", plan.system(), "one of config's core systems " + systems.keySet());
      return null;
    }
    CoreTransport transport = transport(plan, system);
    return transport == null
        ? null
        : new BoundOperation(
            plan,
            address(plan),
            system,
            transport,
            guards(plan, system),
            retry(plan, system),
            shared);
  }

  private @Nullable CoreTransport transport(OperationPlan plan, CoreSystem system) {
    if (plan.transport() instanceof Transport.Mq way) {
      MqSettings mq = system.mq();
      if (mq == null) {
        return refuseWay(plan, system, "mq");
      }
      checkCorrelation(plan, way.terms(), mq.correlation());
      return transport(system, "mq", () -> mq(system, mq));
    }
    SoapSettings soap = system.soap();
    boolean asksForSecurity = plan.transport() instanceof Transport.Soap way && way.security();
    if (soap != null && asksForSecurity && soap.login() == null && !soap.expires()) {
      refuse(
          plan,
          "the WSDL's header Security",
          "written by nobody",
          "soap.login in config's core system " + system.name());
    }
    return soap == null
        ? refuseWay(plan, system, "soap")
        : transport(system, "soap", () -> soap(system, soap));
  }

  /**
   * With our own id as the pattern of correlation, the request's CorrelId has no room for another.
   */
  private void checkCorrelation(OperationPlan plan, MqTerms terms, CorrelationPattern pattern) {
    boolean other =
        terms.correlId().filter(it -> it != MqTerms.CorrelId.REFERENCE).isPresent()
            || (terms.correlId().isEmpty() && terms.bridge().orElse(null) instanceof MqBridge.Cics);
    if (other && pattern == CorrelationPattern.CORRELATION_ID) {
      refuse(
          plan,
          "transport.mq.correlId",
          terms.correlId().map(Enum::toString).orElse("left to the bridge"),
          "reference, because config's correlation is correlation-id");
    }
  }

  private CoreTransport transport(CoreSystem system, String way, Supplier<CoreTransport> made) {
    return transports.computeIfAbsent(system.name() + "/" + way, name -> made.get());
  }

  private CoreTransport mq(CoreSystem system, MqSettings mq) {
    return new MqTransport(
        system.name(), mq, shared.wheel(), shared.meters(), shared.clock(), owner);
  }

  private CoreTransport soap(CoreSystem system, SoapSettings soap) {
    return new SoapTransport(system.name(), soap, shared);
  }

  private static String address(OperationPlan plan) {
    return plan.transport() instanceof Transport.Mq mq
        ? mq.queue()
        : ((Transport.Soap) plan.transport()).soapAction();
  }

  private List<Guard> guards(OperationPlan plan, CoreSystem system) {
    List<Guard> guards = new ArrayList<>();
    if (Guard.isNeeded(system.protection())) {
      guards.add(
          systemGuards.computeIfAbsent(
              system.name(), name -> new Guard(name, system.protection(), registries)));
    }
    Protection own = system.operations().get(plan.name());
    if (own != null && Guard.isNeeded(own)) {
      guards.add(new Guard(plan.name(), own, registries));
    }
    return guards;
  }

  private static Protection retry(OperationPlan plan, CoreSystem system) {
    return system.operations().getOrDefault(plan.name(), system.protection());
  }

  private @Nullable CoreTransport refuseWay(OperationPlan plan, CoreSystem system, String way) {
    refuse(plan, "transport", way, "a way that config's core system " + system.name() + " has");
    return null;
  }

  private void refuse(OperationPlan plan, String what, String actual, String expected) {
    findings.add(
        "Operation %s: %s is %s; expected %s; fix: correct operation.yaml or add it to config"
            .formatted(plan.name(), what, actual, expected));
  }
}
