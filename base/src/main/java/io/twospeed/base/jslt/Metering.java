package io.twospeed.base.jslt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.ExperimentalModule;
import com.schibsted.spt.data.jslt.impl.Location;
import com.schibsted.spt.data.jslt.parser.JsltParser;
import com.schibsted.spt.data.jslt.parser.JsltParserConstants;
import com.schibsted.spt.data.jslt.parser.JsltParserTreeConstants;
import com.schibsted.spt.data.jslt.parser.ParseException;
import com.schibsted.spt.data.jslt.parser.SimpleNode;
import com.schibsted.spt.data.jslt.parser.Token;
import com.schibsted.spt.data.jslt.parser.TokenMgrError;
import java.io.StringReader;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Writes metering calls into a JSLT text, by the tree of JSLT's own parser: around what loops,
 * recursion, slices and operators make. Every line stays the line it was. The interpreter itself
 * has no hook where its steps could be counted.
 */
final class Metering {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITH_PATTERN = Set.of("test", "capture", "split", "replace");
  private static final Set<Integer> CONSTANT =
      Set.of(
          JsltParserConstants.NULL,
          JsltParserConstants.INTEGER,
          JsltParserConstants.DECIMAL,
          JsltParserConstants.STRING,
          JsltParserConstants.LBRACKET,
          JsltParserConstants.RBRACKET,
          JsltParserConstants.COMMA,
          JsltParserConstants.COLON,
          JsltParserConstants.LCURLY,
          JsltParserConstants.RCURLY,
          JsltParserConstants.TRUE,
          JsltParserConstants.FALSE);

  private final String text;
  private final int[] lineStarts;

  private Metering(String text) {
    this.text = text;
    this.lineStarts =
        IntStream.concat(
                IntStream.of(0),
                IntStream.range(0, text.length())
                    .filter(each -> text.charAt(each) == '\n')
                    .map(each -> each + 1))
            .toArray();
  }

  /** JSLT's parser, with its tree. */
  private static final class Tree extends JsltParser {
    Tree(String text) {
      super(new StringReader(text));
    }

    SimpleNode of(boolean module) throws ParseException {
      if (module) {
        Module();
      } else {
        Start();
      }
      return (SimpleNode) jjtree.rootNode();
    }
  }

  /**
   * The metered text; the text as it is where it is no JSLT, which its compiler says best.
   *
   * @param module whether it is imported, and may do without an expression
   */
  static String of(String jslt, boolean module) {
    String text = jslt.replace("\r\n", "\n").replace('\r', '\n');
    SimpleNode root;
    try {
      root = new Tree(text).of(module);
    } catch (ParseException | TokenMgrError broken) {
      return text;
    }
    refuseReserved(root.jjtGetFirstToken());
    Metering metering = new Metering(text);
    return text.substring(0, metering.start(root))
        + metering.copy(root)
        + text.substring(metering.end(root));
  }

  private static void refuseReserved(Token first) {
    for (Token token = first; token != null; token = token.next) {
      boolean named = token.kind == JsltParserConstants.IDENT;
      if (named && token.image.startsWith(MeteredFunctions.RESERVED)) {
        throw refused(token, "the name '" + token.image + "' is reserved");
      }
      if (token.kind == JsltParserConstants.STRING
          && token.image.contains(ExperimentalModule.URI)) {
        throw refused(token, "JSLT's experimental module is not there");
      }
    }
  }

  private static JsltException refused(Token token, String what) {
    return new JsltException(what, new Location(null, token.beginLine, token.beginColumn));
  }

  private int start(SimpleNode node) {
    Token first = node.jjtGetFirstToken();
    return lineStarts[first.beginLine - 1] + first.beginColumn - 1;
  }

  private int end(SimpleNode node) {
    Token last = node.jjtGetLastToken();
    // A module without anything in it ends before it begins.
    return Math.max(start(node), lineStarts[last.endLine - 1] + last.endColumn);
  }

  private static SimpleNode child(SimpleNode node, int index) {
    return (SimpleNode) node.jjtGetChild(index);
  }

  private String write(SimpleNode node) {
    return switch (node.getId()) {
      case JsltParserTreeConstants.JJTCOMPARATIVEEXPR,
          JsltParserTreeConstants.JJTADDITIVEEXPR,
          JsltParserTreeConstants.JJTMULTIPLICATIVEEXPR ->
          operators(node);
      case JsltParserTreeConstants.JJTBASEEXPR -> base(node);
      case JsltParserTreeConstants.JJTFUNCTIONCALL -> functionCall(node);
      case JsltParserTreeConstants.JJTCHAINABLE -> chain(node);
      case JsltParserTreeConstants.JJTFUNCTIONDECL, JsltParserTreeConstants.JJTMATCHER ->
          copyWith(node, this::madeIfLast);
      default -> copy(node);
    };
  }

  private interface Part {
    String write(SimpleNode node, int index);
  }

  private String copy(SimpleNode node) {
    return copyWith(node, (whole, index) -> write(child(whole, index)));
  }

  /** The node's own text, with what its parts become in the place of its parts. */
  private String copyWith(SimpleNode node, Part part) {
    StringBuilder copy = new StringBuilder();
    int at = start(node);
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      SimpleNode child = child(node, i);
      if (child.jjtGetFirstToken() == null || start(child) < at) {
        continue; // a mark in the tree without a text of its own
      }
      copy.append(text, at, start(child)).append(part.write(node, i));
      at = end(child);
    }
    return copy.append(text, at, Math.max(at, end(node))).toString();
  }

  private static String call(String function, String argument) {
    return function + "(" + argument + ")";
  }

  private String madeIfLast(SimpleNode node, int index) {
    String written = write(child(node, index));
    boolean last = index == node.jjtGetNumChildren() - 1;
    boolean expression = child(node, index).getId() == JsltParserTreeConstants.JJTEXPR;
    return last && expression ? call(MeteredFunctions.MADE, written) : written;
  }

  /** Operands left to right, as JSLT has them: each result is the next operator's first operand. */
  private String operators(SimpleNode node) {
    String left = write(child(node, 0));
    boolean plain = isConstant(child(node, 0));
    for (int i = 1; i + 1 < node.jjtGetNumChildren(); i += 2) {
      SimpleNode operator = child(node, i);
      SimpleNode operand = child(node, i + 1);
      Token sign = operator.jjtGetFirstToken();
      String before = text.substring(end(child(node, i - 1)), start(operator));
      String after = text.substring(end(operator), start(operand));
      String right = write(operand);
      String combined = MeteredFunctions.ofOperator(sign.kind);
      if (combined != null) {
        left = combined + "(" + left + before + "," + after + right + ", " + sign.beginLine + ")";
      } else {
        left =
            (plain ? left : call(MeteredFunctions.READ, left))
                + before
                + sign.image
                + after
                + (isConstant(operand) ? right : call(MeteredFunctions.READ, right));
      }
      plain = false;
    }
    return left;
  }

  private String functionCall(SimpleNode node) {
    boolean matches = WITH_PATTERN.contains(node.jjtGetFirstToken().image);
    if (matches && node.jjtGetNumChildren() > 1) {
      Token pattern = child(node, 1).jjtGetFirstToken();
      boolean whole = pattern == child(node, 1).jjtGetLastToken();
      if (whole && pattern.kind == JsltParserConstants.STRING) {
        refuseTooMuch(pattern);
      }
    }
    return copy(node);
  }

  private static void refuseTooMuch(Token pattern) {
    String found;
    try {
      found = MeteredTexts.tooMuch(JSON.readValue(pattern.image, String.class));
    } catch (JsonProcessingException broken) {
      return; // which JSLT's compiler tells
    }
    if (found != null) {
      throw refused(pattern, found);
    }
  }

  private String base(SimpleNode node) {
    Token first = node.jjtGetFirstToken();
    boolean array = first.kind == JsltParserConstants.LBRACKET;
    if (!array && first.kind != JsltParserConstants.LCURLY) {
      return copy(node);
    }
    if (first.next.kind == JsltParserConstants.FOR) {
      return copyWith(node, (whole, index) -> copyWith(child(whole, index), this::loopPart));
    }
    // What holds constants alone is made once, when it is compiled.
    return isConstant(node)
        ? text.substring(start(node), end(node))
        : call(MeteredFunctions.MADE, copy(node));
  }

  /** What is looped over is counted first; then what each turn makes. */
  private String loopPart(SimpleNode loop, int index) {
    SimpleNode part = child(loop, index);
    String written = write(part);
    if (part.getId() != JsltParserTreeConstants.JJTEXPR) {
      return written;
    }
    return call(index == 0 ? MeteredFunctions.EACH : MeteredFunctions.MADE, written);
  }

  private boolean isConstant(SimpleNode node) {
    Token last = node.jjtGetLastToken();
    for (Token token = node.jjtGetFirstToken(); token != null; token = token.next) {
      if (!CONSTANT.contains(token.kind)) {
        return false;
      }
      if (token == last) {
        return true;
      }
    }
    return false;
  }

  /** A value and the keys and slices that lead into it; each slice is a value that is made. */
  private String chain(SimpleNode node) {
    int children = node.jjtGetNumChildren();
    SimpleNode link = children == 0 ? null : child(node, children - 1);
    if (link == null || link.getId() != JsltParserTreeConstants.JJTCHAINLINK) {
      return copy(node);
    }
    StringBuilder head = new StringBuilder();
    int at = start(node);
    for (int i = 0; i < children - 1; i++) {
      head.append(text, at, start(child(node, i))).append(write(child(node, i)));
      at = end(child(node, i));
    }
    return links(head.append(text, at, start(link)).toString(), link);
  }

  private String links(String parent, SimpleNode first) {
    String chain = parent;
    SimpleNode link = first;
    while (true) {
      SimpleNode step = child(link, 0);
      boolean more = link.jjtGetNumChildren() == 2;
      String before = text.substring(start(link), start(step));
      chain += before + write(step);
      if (step.getId() == JsltParserTreeConstants.JJTARRAYSLICING) {
        chain = call(MeteredFunctions.MADE, chain);
      }
      if (!more) {
        return chain;
      }
      chain += text.substring(end(step), start(child(link, 1)));
      link = child(link, 1);
    }
  }
}
