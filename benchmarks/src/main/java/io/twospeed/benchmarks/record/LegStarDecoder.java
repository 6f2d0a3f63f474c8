package io.twospeed.benchmarks.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.legstar.base.ConversionException;
import com.legstar.base.context.CobolContext;
import com.legstar.base.context.EbcdicCobolContext;
import com.legstar.base.type.CobolType;
import com.legstar.base.type.composite.CobolArrayType;
import com.legstar.base.type.composite.CobolChoiceType;
import com.legstar.base.type.composite.CobolComplexType;
import com.legstar.base.type.primitive.CobolPrimitiveType;
import com.legstar.base.visitor.FromCobolChoiceStrategy;
import com.legstar.base.visitor.FromCobolVisitor;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record to the same tree by LegStar's visitor, the way its own converters are written. */
final class LegStarDecoder extends FromCobolVisitor {
  private static final CobolContext IBM037 =
      new EbcdicCobolContext("IBM037") {
        @Override
        public boolean isTruncateHostStringsTrailingSpaces() {
          return false;
        }
      };
  private static final Set<String> VARIABLES = Set.of(LegStarTypes.KIND);
  private static final FromCobolChoiceStrategy BY_KIND =
      new FromCobolChoiceStrategy() {
        @Override
        public CobolType choose(
            String name,
            CobolChoiceType choice,
            Map<String, Object> variables,
            byte[] data,
            int start) {
          return Objects.requireNonNull(
              choice.getAlternatives().get(view(variables.get(LegStarTypes.KIND))));
        }

        @Override
        public Set<String> getVariableNames() {
          return VARIABLES;
        }
      };

  private JsonNode result = NullNode.instance;

  private LegStarDecoder(byte[] record) {
    super(IBM037, record, 0, BY_KIND, VARIABLES);
  }

  static JsonNode decode(CobolComplexType type, byte[] record) {
    LegStarDecoder decoder = new LegStarDecoder(record);
    decoder.visit(type);
    return decoder.result;
  }

  private static String view(@Nullable Object kind) {
    return switch (String.valueOf(kind)) {
      case "TR" -> "TXN-TRANSFER";
      case "CD" -> "TXN-CARD";
      case "FE" -> "TXN-FEE";
      default -> "TXN-INTEREST";
    };
  }

  @Override
  public void visit(CobolComplexType type) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    visitComplexType(
        type,
        new ComplexTypeChildHandler() {
          @Override
          public boolean preVisit(String name, int index, CobolType child) {
            return true;
          }

          @Override
          public boolean postVisit(String name, int index, CobolType child) {
            if (child instanceof CobolChoiceType) {
              object.set(view(getVariables().get(LegStarTypes.KIND)), result);
            } else if (!name.equals("FILLER")) {
              object.set(name, result);
            }
            return true;
          }
        });
    result = object;
  }

  @Override
  public void visit(CobolArrayType type) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    visitCobolArrayType(
        type,
        new ArrayTypeItemHandler() {
          @Override
          public boolean preVisit(int index, CobolType item) {
            return true;
          }

          @Override
          public boolean postVisit(int index, CobolType item) {
            array.add(result);
            return true;
          }
        });
    result = array;
  }

  @Override
  public void visit(CobolChoiceType type) throws ConversionException {
    visitCobolChoiceType(
        type,
        new ChoiceTypeAlternativeHandler() {
          @Override
          public void preVisit(String name, int index, CobolType alternative) {}

          @Override
          public void postVisit(String name, int index, CobolType alternative) {}
        });
  }

  @Override
  public void visit(CobolPrimitiveType<?> type) throws ConversionException {
    visitCobolPrimitiveType(
        type,
        new PrimitiveTypeHandler() {
          @Override
          public void preVisit(CobolPrimitiveType<?> primitive) {}

          @Override
          public void postVisit(CobolPrimitiveType<?> primitive, Object value) {
            result = node(value);
          }
        });
  }

  private static JsonNode node(Object value) {
    if (value instanceof BigDecimal decimal) {
      return DecimalNode.valueOf(decimal);
    }
    return value instanceof Integer number
        ? IntNode.valueOf(number)
        : TextNode.valueOf(String.valueOf(value));
  }
}
