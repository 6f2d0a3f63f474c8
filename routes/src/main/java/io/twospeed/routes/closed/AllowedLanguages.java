package io.twospeed.routes.closed;

import io.twospeed.routes.allowed.SimpleFunctions;
import io.twospeed.routes.allowed.ValueShape;
import io.twospeed.routes.jq.JqLanguage;
import io.twospeed.routes.jslt.JsltLanguage;
import io.twospeed.routes.limit.BoundedLanguage;
import java.util.List;
import java.util.function.Function;
import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.language.constant.ConstantLanguage;
import org.apache.camel.language.header.HeaderLanguage;
import org.apache.camel.language.property.ExchangePropertyLanguage;
import org.apache.camel.language.simple.SimpleLanguage;
import org.apache.camel.language.variable.VariableLanguage;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;

/**
 * The expression languages of a product, made here and found nowhere. None of them reaches a Java
 * class: simple's method calls go by the language {@code bean}, which is not here. Each judges its
 * expressions itself, so that one which came past the check of the file is refused all the same.
 */
final class AllowedLanguages implements LanguageResolver {
  private final JsltLanguage jslt;
  private final JqLanguage jq;

  AllowedLanguages(JsltLanguage jslt, JqLanguage jq) {
    this.jslt = jslt;
    this.jq = jq;
  }

  @Override
  public Language resolveLanguage(String name, CamelContext context) {
    return switch (name) {
      case "jslt" -> unjudged(BoundedLanguage.of(jslt));
      case "jq" -> unjudged(BoundedLanguage.of(jq));
      case "simple" ->
          new GuardedLanguage(
              BoundedLanguage.ofSimple(inside(context, new SimpleLanguage())),
              SimpleFunctions::refusedIn,
              SimpleFunctions::refusedInCondition);
      case "constant" -> unjudged(inside(context, new ConstantLanguage()));
      case "header" -> guarded(context, new HeaderLanguage(), ValueShape.HEADER_READ);
      case "variable" -> guarded(context, new VariableLanguage(), ValueShape.NAME);
      case "exchangeProperty" ->
          guarded(context, new ExchangePropertyLanguage(), ValueShape.EXCHANGE_PROPERTY);
      default -> throw new NoSuchLanguageException(name);
    };
  }

  /** One that judges its expressions as it makes them, or has nothing to judge. */
  private static Language unjudged(Language language) {
    return new GuardedLanguage(language, text -> List.of(), text -> List.of());
  }

  private static Language guarded(CamelContext context, Language language, ValueShape names) {
    Function<String, List<String>> judge =
        text -> names.fits(text) ? List.<String>of() : List.of(text);
    return new GuardedLanguage(inside(context, language), judge, judge);
  }

  private static Language inside(CamelContext context, Language language) {
    if (language instanceof org.apache.camel.CamelContextAware aware) {
      aware.setCamelContext(context);
    }
    if (language instanceof org.apache.camel.Service service) {
      service.init();
    }
    return language;
  }
}
