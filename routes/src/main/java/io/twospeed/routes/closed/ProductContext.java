package io.twospeed.routes.closed;

import io.twospeed.base.Printable;
import io.twospeed.routes.files.ProductFiles;
import io.twospeed.routes.jq.JqLanguage;
import io.twospeed.routes.jslt.JsltFiles;
import io.twospeed.routes.jslt.JsltLanguage;
import io.twospeed.routes.limit.StepLimit;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.LoggingLevel;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.component.direct.DirectEndpointUriFactory;
import org.apache.camel.dsl.yaml.YamlRoutesBuilderLoader;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.errorhandler.NoErrorHandlerDefinition;
import org.apache.camel.spi.ComponentResolver;
import org.apache.camel.spi.ConfigurerResolver;
import org.apache.camel.spi.DataFormatResolver;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.FactoryFinder;
import org.apache.camel.spi.FactoryFinderResolver;
import org.apache.camel.spi.LanguageResolver;
import org.apache.camel.spi.ResourceLoader;
import org.apache.camel.spi.UriFactoryResolver;
import org.apache.camel.support.ResourceHelper;

/**
 * The CamelContext of one version of a product, with nothing on that a route does not need: no JMX,
 * no thread, no history, no stream caching, no error handler of Camel's (a failure goes to the door
 * at once, unlogged: the door tells it).
 */
public final class ProductContext {
  private static final long SHUTDOWN_SECONDS = 1;

  private ProductContext() {}

  /** A context that holds the product's routes, checked or not, and is not yet started. */
  public static CamelContext create(
      ProductFiles files, String version, JsltFiles templates, ComponentResolver components)
      throws Exception {
    DefaultCamelContext context = new DefaultCamelContext(false);
    context.disableJMX();
    context.getCamelContextExtension().setName(files.name() + "-" + version);
    context.setLoadTypeConverters(false);
    context.setStreamCaching(false);
    context.setMessageHistory(false);
    context.setTracing(false);
    context.setCaseInsensitiveHeaders(false);
    context.setAutowiredEnabled(false);
    context.setSourceLocationEnabled(true);
    context.setShutdownRunningTask(ShutdownRunningTask.CompleteCurrentTaskOnly);
    context.getCamelContextExtension().setErrorHandlerFactory(new NoErrorHandlerDefinition());
    close(context, files.name());
    ExtendedCamelContext extension = context.getCamelContextExtension();
    extension.addContextPlugin(ComponentResolver.class, components);
    extension.addContextPlugin(
        LanguageResolver.class,
        new AllowedLanguages(new JsltLanguage(templates), new JqLanguage()));
    context.getCamelContextExtension().addInterceptStrategy(new StepLimit(files));
    context.build();
    shutDownQuickly(context);
    addRoutes(context, files);
    return context;
  }

  /**
   * Nothing that a route names is looked up anywhere: no class, no bean, no resource, no property,
   * no thread. This holds for a file that came past the check of it, too.
   */
  private static void close(DefaultCamelContext context, String product) {
    ExtendedCamelContext extension = context.getCamelContextExtension();
    ClosedClasses classes = new ClosedClasses();
    context.setClassResolver(classes);
    ClosedFactories factories = new ClosedFactories();
    context.setInjector(new ClosedInjector(factories));
    context.setPropertiesComponent(new ClosedProperties());
    context.setExecutorServiceManager(new ClosedThreads(context));
    context.getGlobalOptions().put(Exchange.LOG_EIP_NAME, ProductLog.name(product));
    extension.setRegistry(new ClosedRegistry(ProductLog.of(product)));
    extension.addLogListener((exchange, logger, message) -> Printable.of(message));
    extension.addContextPlugin(FactoryFinderResolver.class, factories);
    extension.setBootstrapFactoryFinder(
        factories.resolveBootstrapFactoryFinder(classes, FactoryFinder.DEFAULT_PATH));
    extension.setDefaultFactoryFinder(
        factories.resolveFactoryFinder(classes, FactoryFinder.DEFAULT_PATH));
    extension.addContextPlugin(ResourceLoader.class, new ClosedResources());
    extension.addContextPlugin(DataFormatResolver.class, new NoDataFormats());
    extension.addContextPlugin(ConfigurerResolver.class, (name, each) -> null);
    extension.addContextPlugin(
        UriFactoryResolver.class,
        (name, each) -> name.startsWith("direct") ? uriOfDirect(each) : null);
  }

  private static EndpointUriFactory uriOfDirect(CamelContext context) {
    DirectEndpointUriFactory factory = new DirectEndpointUriFactory();
    factory.setCamelContext(context);
    return factory;
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
