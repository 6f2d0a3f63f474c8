package io.twospeed.routes.closed;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.engine.BaseExecutorServiceManager;
import org.apache.camel.spi.ShutdownStrategy;
import org.apache.camel.spi.ThreadPoolProfile;

/** A product has no thread of its own. Camel has one for as long as it stops the context. */
final class ClosedThreads extends BaseExecutorServiceManager {

  ClosedThreads(CamelContext context) {
    super(context);
  }

  @Override
  public Thread newThread(String name, Runnable runnable) {
    throw closed(name);
  }

  @Override
  public ExecutorService newThreadPool(Object source, String name, ThreadPoolProfile profile) {
    if (source instanceof ShutdownStrategy) {
      return super.newThreadPool(source, name, profile);
    }
    throw closed(name);
  }

  @Override
  public ExecutorService newCachedThreadPool(Object source, String name) {
    throw closed(name);
  }

  /** Camel asks for one for redeliveries whether there are any or not: this one takes no task. */
  @Override
  public ScheduledExecutorService newScheduledThreadPool(
      Object source, String name, ThreadPoolProfile profile) {
    ScheduledThreadPoolExecutor takesNothing = new ScheduledThreadPoolExecutor(0);
    takesNothing.shutdown();
    return takesNothing;
  }

  private static UnsupportedOperationException closed(String name) {
    return new UnsupportedOperationException("A product has no thread of its own: " + name);
  }
}
