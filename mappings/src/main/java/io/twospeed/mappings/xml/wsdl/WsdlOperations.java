package io.twospeed.mappings.xml.wsdl;

import io.twospeed.mappings.xml.wsdl.Wsdl.Binding;
import io.twospeed.mappings.xml.wsdl.Wsdl.Bound;
import io.twospeed.mappings.xml.wsdl.Wsdl.Operation;
import io.twospeed.mappings.xml.wsdl.Wsdl.Port;
import io.twospeed.mappings.xml.wsdl.Wsdl.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a WSDL, told apart by port and input where several have one name. Immutable.
 */
public final class WsdlOperations {
  private final Wsdl wsdl;

  WsdlOperations(Wsdl wsdl) {
    this.wsdl = wsdl;
  }

  /** An operation by a binding; by none where its port type has none. */
  record Candidate(Operation operation, @Nullable Binding binding, @Nullable Bound bound) {
    boolean isSoap() {
      return binding != null
          && (binding.protocol == Protocol.SOAP_1_1 || binding.protocol == Protocol.SOAP_1_2);
    }

    boolean isUnbound() {
      return binding == null;
    }
  }

  /**
   * What is meant.
   *
   * @param operation the one; empty where there is none, or more than one
   * @param ports where there is none or more than one: what to give as the port
   * @param inputs where the operation is overloaded: what to give as the input
   */
  public record Choice(Optional<WsdlOperation> operation, Set<String> ports, Set<String> inputs) {}

  /** The names of all operations, also of those that nobody can call. */
  public Set<String> names() {
    return wsdl.operations.stream()
        .map(each -> each.name)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * The operation of that name.
   *
   * @param port the name of a port, as it is or as {@code service/port}, else of a binding, else of
   *     a port type; empty where there is no choice
   * @param input the name of the input, where the operation is overloaded; else empty
   */
  public Choice choose(String name, String port, String input) {
    List<Candidate> all = candidates(name, input);
    if (all.isEmpty()) {
      return new Choice(Optional.empty(), Set.of(), inputs(candidates(name, "")));
    }
    List<Candidate> named = port.isEmpty() ? preferSoap(all) : named(all, port);
    Set<String> inputs = overloads(named);
    if (named.isEmpty() || !inputs.isEmpty()) {
      return new Choice(Optional.empty(), named.isEmpty() ? labels(all) : Set.of(), inputs);
    }
    List<WsdlOperation> meant =
        named.stream().map(each -> new WsdlJudge(wsdl, each).operation()).toList();
    List<WsdlOperation> callable =
        meant.stream().filter(each -> each.problems().isEmpty()).toList();
    boolean isOne = named.stream().map(Candidate::operation).distinct().count() == 1;
    if (isOne && callable.isEmpty()) {
      return new Choice(Optional.of(withAllProblems(meant)), Set.of(), Set.of());
    }
    if (isOne && callable.stream().distinct().count() == 1) {
      return new Choice(Optional.of(callable.get(0)), Set.of(), Set.of());
    }
    return new Choice(Optional.empty(), labels(named), Set.of());
  }

  private static WsdlOperation withAllProblems(List<WsdlOperation> meant) {
    WsdlOperation first = meant.get(0);
    return new WsdlOperation(
        first.name(),
        first.soapAction(),
        first.request(),
        first.response(),
        first.faults(),
        first.security(),
        meant.stream().flatMap(each -> each.problems().stream()).distinct().toList());
  }

  private List<Candidate> candidates(String name, String input) {
    List<Candidate> found = new ArrayList<>();
    for (Operation operation : wsdl.operations) {
      if (operation.name.equals(name) && (input.isEmpty() || operation.inputName().equals(input))) {
        List<Binding> bindings =
            wsdl.bindings.stream()
                .filter(each -> each.portType.equals(operation.portType))
                .toList();
        bindings.forEach(each -> found.add(new Candidate(operation, each, bound(operation, each))));
        if (bindings.isEmpty()) {
          found.add(new Candidate(operation, null, null));
        }
      }
    }
    return found;
  }

  private static @Nullable Bound bound(Operation operation, Binding binding) {
    List<Bound> named =
        binding.operations.stream().filter(each -> each.name.equals(operation.name)).toList();
    Predicate<Bound> ofInput = each -> each.inputName.equals(operation.inputName());
    return named.stream()
        .filter(each -> named.size() == 1 || ofInput.test(each))
        .findFirst()
        .orElse(null);
  }

  /** What is bound without SOAP, or not at all, is meant only where nothing else has the name. */
  private static List<Candidate> preferSoap(List<Candidate> all) {
    return Stream.<Predicate<Candidate>>of(Candidate::isSoap, Candidate::isUnbound)
        .map(kind -> all.stream().filter(kind).toList())
        .filter(each -> !each.isEmpty())
        .findFirst()
        .orElse(all);
  }

  /** A port's name before a binding's before a port type's: tools often give all three the same. */
  private List<Candidate> named(List<Candidate> all, String port) {
    List<Function<Candidate, Stream<String>>> kinds =
        List.of(
            this::portsOf,
            each -> each.binding() == null ? Stream.of() : Stream.of(each.binding().name.local()),
            each -> Stream.of(each.operation().portType.local()));
    for (Function<Candidate, Stream<String>> kind : kinds) {
      List<Candidate> named =
          all.stream().filter(each -> kind.apply(each).anyMatch(port::equals)).toList();
      if (!named.isEmpty()) {
        return named;
      }
    }
    return List.of();
  }

  private Stream<String> portsOf(Candidate candidate) {
    return portsAt(candidate)
        .flatMap(each -> Stream.of(each.name(), each.service() + "/" + each.name()));
  }

  private Stream<Port> portsAt(Candidate candidate) {
    Binding binding = candidate.binding();
    return wsdl.ports.stream()
        .filter(each -> binding != null && each.binding().equals(binding.name));
  }

  private static Set<String> overloads(List<Candidate> named) {
    List<Operation> operations = named.stream().map(Candidate::operation).distinct().toList();
    boolean isOverloaded =
        operations.size() > 1
            && operations.stream().map(each -> each.portType).distinct().count() == 1;
    return isOverloaded ? inputs(named) : Set.of();
  }

  private static Set<String> inputs(List<Candidate> candidates) {
    return candidates.stream()
        .map(each -> each.operation().inputName())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** A name for each that tells it from the others. */
  private Set<String> labels(List<Candidate> candidates) {
    Set<String> labels = new LinkedHashSet<>();
    for (Candidate each : candidates) {
      String label = each.operation().portType.local();
      if (each.binding() != null) {
        String binding = each.binding().name.local();
        label =
            Stream.concat(portsOf(each), Stream.of(binding))
                .filter(one -> named(candidates, one).size() == 1)
                .findFirst()
                .orElse(binding);
      }
      labels.add(label);
    }
    return labels;
  }
}
