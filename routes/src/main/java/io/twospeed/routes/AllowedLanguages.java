package io.twospeed.routes;

import org.apache.camel.CamelContext;
import org.apache.camel.NoSuchLanguageException;
import org.apache.camel.impl.engine.DefaultLanguageResolver;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.LanguageResolver;

/**
 * The expression languages of a product. None of them reaches a Java class: simple's method calls
 * go by the language {@code bean}, which is not here.
 */
final class AllowedLanguages implements LanguageResolver {
  private final JsltLanguage jslt;
  private final LanguageResolver ofCamel = new DefaultLanguageResolver();

  AllowedLanguages(JsltLanguage jslt) {
    this.jslt = jslt;
  }

  @Override
  public Language resolveLanguage(String name, CamelContext context) {
    if (name.equals("jslt")) {
      return jslt;
    }
    if (AllowedSteps.LANGUAGES.contains(name)) {
      return ofCamel.resolveLanguage(name, context);
    }
    throw new NoSuchLanguageException(name);
  }
}
