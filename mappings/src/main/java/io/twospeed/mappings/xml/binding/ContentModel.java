package io.twospeed.mappings.xml.binding;

import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSTerm;
import com.sun.xml.xsom.XSWildcard;
import io.twospeed.mappings.xml.document.Name;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which elements may stand where in a type, and how often. It is asked where names alone do not
 * tell a field from what a wildcard lets in, and where an element or group may occur more often
 * than the validator is asked to count. Immutable.
 */
final class ContentModel {
  private static final int NO_END = Integer.MAX_VALUE;

  /** A particle: what, and how often. */
  static final class Particle {
    final int least;
    final int most;
    final Kind kind;
    final List<Particle> children;
    private final Predicate<Name> lets;
    final boolean isEmptiable;

    Particle(int least, int most, Kind kind, List<Particle> children, Predicate<Name> lets) {
      this.least = least;
      this.most = most;
      this.kind = kind;
      this.children = List.copyOf(children);
      this.lets = lets;
      this.isEmptiable = least == 0 || hasEmptyTerm();
    }

    private boolean hasEmptyTerm() {
      return switch (kind) {
        case ELEMENT, WILDCARD -> false;
        case CHOICE -> children.isEmpty() || children.stream().anyMatch(it -> it.isEmptiable);
        case SEQUENCE, ALL -> children.stream().allMatch(it -> it.isEmptiable);
      };
    }

    /** Whether an occurrence of it may begin with this element. */
    boolean canBegin(Name name) {
      return switch (kind) {
        case ELEMENT, WILDCARD -> lets.test(name);
        case CHOICE, ALL -> children.stream().anyMatch(it -> it.canBegin(name));
        case SEQUENCE -> {
          for (Particle child : children) {
            if (child.canBegin(name)) {
              yield true;
            }
            if (!child.isEmptiable) {
              yield false;
            }
          }
          yield false;
        }
      };
    }
  }

  /** What a particle is of. */
  enum Kind {
    ELEMENT,
    WILDCARD,
    SEQUENCE,
    CHOICE,
    ALL
  }

  private final Particle root;
  private final boolean counts;
  private final boolean isAmbiguous;

  private ContentModel(Particle root, boolean counts, boolean isAmbiguous) {
    this.root = root;
    this.counts = counts;
    this.isAmbiguous = isAmbiguous;
  }

  /** The model of a type with elements. */
  static ContentModel of(XSParticle content) {
    Reading reading = new Reading();
    Particle root = reading.particle(content, 1);
    return new ContentModel(root, reading.counts, reading.isAmbiguous());
  }

  /** Whether it has numbers that the validator does not count. */
  boolean counts() {
    return counts;
  }

  /** Whether the validator and the names alone do not do. */
  boolean isNeeded() {
    return counts || isAmbiguous;
  }

  ContentWalk walk() {
    return new ContentWalk(root);
  }

  /** One run over a type's particles. */
  private static final class Reading {
    private final Set<Name> elements = new HashSet<>();
    private final List<XSWildcard> wildcards = new ArrayList<>();
    private boolean counts;

    Particle particle(XSParticle particle, long around) {
      int least = number(particle.getMinOccurs());
      int most = number(particle.getMaxOccurs());
      long times = around * Math.max(1, Math.max(least, most == NO_END ? 1 : most));
      boolean large = times > TypeBinder.MOST_COUNTED;
      counts |= large;
      XSTerm term = particle.getTerm();
      if (term.isElementDecl()) {
        Set<Name> names = names(term.asElementDecl());
        elements.addAll(names);
        return new Particle(least, most, Kind.ELEMENT, List.of(), names::contains);
      }
      if (term.isWildcard()) {
        XSWildcard wildcard = term.asWildcard();
        wildcards.add(wildcard);
        return new Particle(least, most, Kind.WILDCARD, List.of(), name -> lets(wildcard, name));
      }
      XSModelGroup group =
          term.isModelGroup() ? term.asModelGroup() : term.asModelGroupDecl().getModelGroup();
      long inside = large ? around : times;
      if (term.isModelGroupDecl()) {
        inside = TypeBinder.MOST_COUNTED;
      }
      List<Particle> children = new ArrayList<>();
      for (XSParticle child : group.getChildren()) {
        if (number(child.getMaxOccurs()) > 0) {
          children.add(particle(child, inside));
        }
      }
      return new Particle(least, most, kind(group), children, name -> false);
    }

    private static Kind kind(XSModelGroup group) {
      return switch (group.getCompositor()) {
        case ALL -> Kind.ALL;
        case CHOICE -> Kind.CHOICE;
        case SEQUENCE -> Kind.SEQUENCE;
      };
    }

    private static int number(BigInteger occurs) {
      return occurs.signum() < 0 || occurs.bitLength() > 30 ? NO_END : occurs.intValue();
    }

    private static Set<Name> names(XSElementDecl declaration) {
      Set<Name> names = new HashSet<>();
      Set<? extends XSElementDecl> members =
          declaration.isGlobal() ? declaration.getSubstitutables() : Set.of(declaration);
      for (XSElementDecl each : members) {
        names.add(new Name(each.getTargetNamespace(), each.getName()));
      }
      return names;
    }

    private static boolean lets(XSWildcard wildcard, Name name) {
      return wildcard.acceptsNamespace(name.namespace());
    }

    boolean isAmbiguous() {
      return elements.stream()
          .anyMatch(name -> wildcards.stream().anyMatch(each -> lets(each, name)));
    }
  }
}
