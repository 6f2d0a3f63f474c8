package io.twospeed.legacycore;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * A core that books under references, refuses a second booking, answers inquiries and reverses; and
 * misbehaves as a test planned, one word a request of that verb: {@code lose} it unread of, {@code
 * mute} does it and says nothing, {@code late <millis>}, {@code twice}, {@code garble}, {@code
 * stray} answers somebody else, {@code explode} answers with what breaks its reader, {@code abend},
 * {@code refuse <code>}, {@code expired} refuses it as too late (SOAP alone), {@code book-refuse
 * <code>} for a refusal of what was booked by an earlier request.
 */
final class Books {
  private final Map<String, String> states = new ConcurrentHashMap<>();
  private final Set<String> reversals = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> bookings = new ConcurrentHashMap<>();
  private final Map<String, Queue<String>> plans = new ConcurrentHashMap<>();

  /**
   * What the core does with a request.
   *
   * @param reply null: nothing
   */
  record Deed(@Nullable String reply, long delayMillis, int times, boolean stray) {}

  /** The next requests of a verb are met so; after them the core behaves. */
  void plan(String verb, String... behaviours) {
    plans
        .computeIfAbsent(verb, x -> new ConcurrentLinkedQueue<>())
        .addAll(java.util.List.of(behaviours));
  }

  /** What was planned for a verb and has not happened is planned no more. */
  void forget(String verb) {
    plans.remove(verb);
  }

  @Nullable String state(String reference) {
    return states.get(reference);
  }

  /** How often it was truly booked. */
  int bookings(String reference) {
    return bookings.getOrDefault(reference, 0);
  }

  /** What stands, reversals aside. */
  long standing() {
    return states.entrySet().stream()
        .filter(it -> it.getValue().equals("DONE") && !reversals.contains(it.getKey()))
        .count();
  }

  /** {@code <verb> <reference> <rest>}. */
  Deed serve(String verb, String reference, String rest) {
    Queue<String> planned = plans.get(verb);
    String behaviour = planned == null ? null : planned.poll();
    String[] words = (behaviour == null ? "well" : behaviour).split(" ", 2);
    return switch (words[0]) {
      case "lose" -> new Deed(null, 0, 0, false);
      case "mute" -> {
        done(verb, reference, rest);
        yield new Deed(null, 0, 0, false);
      }
      case "late" -> new Deed(done(verb, reference, rest), Long.parseLong(words[1]), 1, false);
      case "expired" -> new Deed("EXPIRED", 0, 1, false);
      case "book-expired" -> {
        done(verb, reference, rest);
        yield new Deed("EXPIRED", 0, 1, false);
      }
      case "twice" -> new Deed(done(verb, reference, rest), 0, 2, false);
      case "stray" -> new Deed(done(verb, reference, rest), 0, 1, true);
      case "garble" -> {
        done(verb, reference, rest);
        yield new Deed("?", 0, 1, false);
      }
      case "explode" -> {
        done(verb, reference, rest);
        yield new Deed("!", 0, 1, false);
      }
      case "abend" -> new Deed("NO 9999", 0, 1, false);
      case "book-refuse" -> {
        done(verb, reference, rest);
        yield new Deed("NO " + words[1], 0, 1, false);
      }
      case "refuse" -> new Deed("NO " + words[1], 0, 1, false);
      default -> new Deed(done(verb, reference, rest), 0, 1, false);
    };
  }

  private String done(String verb, String reference, String rest) {
    return switch (verb) {
      case "book" -> book(reference, rest);
      case "inquire" -> "OK " + states.getOrDefault(rest, "UNKNOWN");
      case "reverse" -> reverse(reference, rest);
      default -> throw new IllegalArgumentException(verb);
    };
  }

  private synchronized String book(String reference, String rest) {
    if (states.containsKey(reference)) {
      return "NO 3001";
    }
    states.put(reference, "DONE");
    bookings.merge(reference, 1, Integer::sum);
    return "OK " + rest;
  }

  private synchronized String reverse(String reference, String target) {
    if (states.containsKey(reference)) {
      return "NO 3001";
    }
    String state = states.get(target);
    if (state == null) {
      return "NO 3002";
    }
    if (state.equals("REVERSED")) {
      return "NO 3003";
    }
    states.put(target, "REVERSED");
    states.put(reference, "DONE");
    reversals.add(reference);
    return "OK reversed";
  }
}
