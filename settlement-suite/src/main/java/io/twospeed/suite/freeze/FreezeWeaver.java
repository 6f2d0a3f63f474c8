package io.twospeed.suite.freeze;

import static java.util.stream.Collectors.groupingBy;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/** Weaves the steps into the app's classes as they are loaded, and says of each what came of it. */
final class FreezeWeaver implements ClassFileTransformer {
  private final Map<String, List<FreezePoint>> byType =
      Stream.of(FreezePoint.values()).collect(groupingBy(point -> point.type().replace('.', '/')));
  private final Consumer<String> say;

  FreezeWeaver(Consumer<String> say) {
    this.say = say;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String className,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (className == null) {
      return null;
    }
    List<FreezePoint> points = byType.get(className);
    return points == null ? null : woven(className.replace('/', '.'), loader, bytes, points);
  }

  /** What a transformer throws the JVM swallows: it has to be said. */
  private byte @Nullable [] woven(
      String name, @Nullable ClassLoader loader, byte[] bytes, List<FreezePoint> points) {
    try {
      ClassFileLocator locator =
          new ClassFileLocator.Compound(
              ClassFileLocator.Simple.of(name, bytes), ClassFileLocator.ForClassLoader.of(loader));
      TypeDescription type = TypePool.Default.of(locator).describe(name).resolve();
      DynamicType.Builder<?> builder =
          new ByteBuddy().with(TypeValidation.DISABLED).redefine(type, locator);
      for (FreezePoint point : points) {
        boolean there = type.getDeclaredMethods().stream().anyMatch(it -> isMeant(it, point));
        say.accept((there ? FreezeWords.FOUND : FreezeWords.MISSING) + " " + point.told());
        builder = builder.visit(stop(point));
      }
      return builder.make().getBytes();
    } catch (RuntimeException | Error e) {
      points.forEach(point -> say.accept(FreezeWords.MISSING + " " + point.told() + " " + e));
      return null;
    }
  }

  private static AsmVisitorWrapper stop(FreezePoint point) {
    Class<?> advice = point.edge() == FreezePoint.Edge.ENTER ? AtEnter.class : AtExit.class;
    return Advice.withCustomMapping()
        .bind(Step.class, point.name())
        .to(advice)
        .on(method -> isMeant(method, point));
  }

  private static boolean isMeant(MethodDescription method, FreezePoint point) {
    List<String> arguments = point.arguments();
    return method.getName().equals(point.method())
        && !method.isAbstract()
        && !method.isBridge()
        && (arguments == null || arguments.equals(argumentsOf(method)));
  }

  private static List<String> argumentsOf(MethodDescription method) {
    return method.getParameters().asTypeList().asErasures().stream()
        .map(TypeDescription::getSimpleName)
        .toList();
  }

  /** Stands for the name of the step. */
  @Retention(RetentionPolicy.RUNTIME)
  @interface Step {}

  /** Its code is copied to where a method begins. */
  private static final class AtEnter {
    @Advice.OnMethodEnter
    static void reached(@Step String step) {
      FreezeGate.reached(step);
    }
  }

  /** Its code is copied to where a method returns. */
  private static final class AtExit {
    @Advice.OnMethodExit
    static void reached(@Step String step) {
      FreezeGate.reached(step);
    }
  }
}
