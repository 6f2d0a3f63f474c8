package io.twospeed.routes;

import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.support.ResourceHelper;

/**
 * The CamelContext of one version of a product, with nothing on that a route does not need: no JMX,
 * no thread, no history, no stream caching, no error handler of Camel's (a failure goes to the door
 * at once, unlogged: the door tells it).
 */
final class ProductContext {
  private static final long SHUTDOWN_SECONDS = 1;

  private static final StepLimit STEP_LIMIT = new StepLimit();

  private ProductContext() {}

  /** A context that holds the product's routes, not yet started. */
  static CamelContext create(ProductCheck check, AllowedComponents components) throws Exception {
    ProductFiles files = check.files();
    JsltFiles templates = check.templates();
    DefaultCamelContext context = new DefaultCamelContext(false);
    context.disableJMX();
    context.getCamelContextExtension().setName(files.name() + "-" + check.version());
    context.setLoadTypeConverters(false);
    context.setStreamCaching(false);
    context.setMessageHistory(false);
    context.setTracing(false);
    context.setCaseInsensitiveHeaders(false);
    context.setAutowiredEnabled(false);
    context.setSourceLocationEnabled(true);
    context.setShutdownRunningTask(ShutdownRunningTask.CompleteCurrentTaskOnly);
    context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
    context
        .getCamelContextExtension()
        .addContextPlugin(
            ComponentResolver.class, components.with(templates, check.leftStanding()));
    context
        .getCamelContextExtension()
        .addContextPlugin(
            LanguageResolver.class, new AllowedLanguages(new JsltLanguage(templates)));
    context.getCamelContextExtension().addInterceptStrategy(STEP_LIMIT);
    context.build();
    shutDownQuickly(context);
    addRoutes(context, files);
    return context;
  }

  private static void shutDownQuickly(DefaultCamelContext context) {
    context.getShutdownStrategy().setTimeout(SHUTDOWN_SECONDS);
    context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
    context.getShutdownStrategy().setLoggingLevel(LoggingLevel.DEBUG);
    context.getShutdownStrategy().setSuppressLoggingOnTimeout(true);
  }

  private static void addRoutes(DefaultCamelContext context, ProductFiles files) throws Exception {
    try (YamlRoutesBuilderLoader loader = new YamlRoutesBuilderLoader()) {
      loader.setCamelContext(context);
      loader.start();
      for (String file : files.endingWith(".camel.yaml")) {
        String text = files.text(file);
        if (text != null) {
          context.addRoutes(
              loader.loadRoutesBuilder(ResourceHelper.fromString("mem:" + file, text)));
        }
      }
    }
  }
}
