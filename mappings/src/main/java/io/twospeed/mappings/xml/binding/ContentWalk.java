package io.twospeed.mappings.xml.binding;

import io.twospeed.mappings.xml.binding.ContentModel.Kind;
import io.twospeed.mappings.xml.binding.ContentModel.Particle;
import io.twospeed.mappings.xml.document.Name;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * One walk over the elements of a content model, in their order. A schema's particles are told
 * apart by the next element alone (XML Schema part 1 section 3.8.6, unique particle attribution),
 * so that nothing is ever taken back.
 */
public final class ContentWalk {
  /** What took an element. */
  public enum Taken {
    /** An element that the type names. */
    FIELD,
    /** A wildcard. */
    WILDCARD,
    /** Nothing: here it is one too many, or it comes too early. */
    NOTHING
  }

  /** A particle that has begun. */
  private static final class Step {
    final Particle particle;
    int times;

    /** Of a sequence the next child; of a choice 1 once one is chosen. */
    int at;

    final BitSet done = new BitSet();

    Step(Particle particle) {
      this.particle = particle;
    }

    boolean mayRepeat(Name name) {
      return times < particle.most && particle.canBegin(name);
    }

    boolean hasEnough() {
      return times >= particle.least || particle.isEmptiable;
    }
  }

  private final Deque<Step> open = new ArrayDeque<>();

  ContentWalk(Particle root) {
    open.push(new Step(root));
  }

  /** Takes the next element. */
  public Taken next(Name name) {
    while (!open.isEmpty()) {
      Step step = open.element();
      if (isLeaf(step.particle)) {
        if (step.mayRepeat(name)) {
          step.times++;
          return step.particle.kind == Kind.WILDCARD ? Taken.WILDCARD : Taken.FIELD;
        }
        if (!leave()) {
          return Taken.NOTHING;
        }
      } else if (!descend(step, name) && !again(step, name) && !leave()) {
        return Taken.NOTHING;
      }
    }
    return Taken.NOTHING;
  }

  private static boolean isLeaf(Particle particle) {
    return particle.kind == Kind.ELEMENT || particle.kind == Kind.WILDCARD;
  }

  /** Into the child that begins with the element; false where this occurrence has none. */
  private boolean descend(Step step, Name name) {
    Particle group = step.particle;
    for (int i = group.kind == Kind.SEQUENCE ? step.at : 0; i < group.children.size(); i++) {
      Particle child = group.children.get(i);
      boolean isFree =
          switch (group.kind) {
            case CHOICE -> step.at == 0;
            case ALL -> !step.done.get(i);
            default -> true;
          };
      if (isFree && child.canBegin(name)) {
        step.at = group.kind == Kind.SEQUENCE ? i + 1 : 1;
        step.done.set(i);
        open.push(new Step(child));
        return true;
      }
      if (group.kind == Kind.SEQUENCE && !child.isEmptiable) {
        return false;
      }
    }
    return false;
  }

  /** To the group's next occurrence, where this one is whole and the element begins another. */
  private static boolean again(Step step, Name name) {
    if (step.at == 0 || !isWhole(step)) {
      return false;
    }
    step.times++;
    if (!step.mayRepeat(name)) {
      step.times--;
      return false;
    }
    step.at = 0;
    step.done.clear();
    return true;
  }

  private static boolean isWhole(Step step) {
    Particle group = step.particle;
    return switch (group.kind) {
      case SEQUENCE -> group.children.stream().skip(step.at).allMatch(it -> it.isEmptiable);
      case ALL -> {
        for (int i = 0; i < group.children.size(); i++) {
          if (!step.done.get(i) && !group.children.get(i).isEmptiable) {
            yield false;
          }
        }
        yield true;
      }
      default -> step.at > 0 || group.isEmptiable;
    };
  }

  /** Ends the innermost particle; false where it has not occurred often enough. */
  private boolean leave() {
    Step step = open.pop();
    if (!isLeaf(step.particle) && step.at > 0) {
      if (!isWhole(step)) {
        return false;
      }
      step.times++;
    }
    return step.hasEnough();
  }

  /** Whether the content may end here. */
  public boolean end() {
    while (!open.isEmpty()) {
      if (!leave()) {
        return false;
      }
    }
    return true;
  }
}
