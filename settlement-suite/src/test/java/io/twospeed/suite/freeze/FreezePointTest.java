package io.twospeed.suite.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who renames a step's method hears of it here, not by a freeze that never happens. */
class FreezePointTest {

  @ParameterizedTest
  @EnumSource(FreezePoint.class)
  void everyStepIsAMethodThatThereIs(FreezePoint point) throws ClassNotFoundException {
    assertThat(declared(point.type()))
        .as("step %s; fix: name its place in FreezePoint anew", point.told())
        .anyMatch(method -> isMeant(method, point));
  }

  @ParameterizedTest
  @EnumSource(FreezePoint.class)
  void everyStepWithinAnotherMethodNamesOneThatThereIs(FreezePoint point)
      throws ClassNotFoundException {
    if (point.within().isPresent()) {
      String[] outer = point.within().get().split("#", -1);
      assertThat(declared(outer[0]))
          .as("step %s is reached within %s", point.told(), point.within().get())
          .anyMatch(method -> method.getName().equals(outer[1]));
    }
  }

  @ParameterizedTest
  @EnumSource(FreezePoint.class)
  void everyStepIsFoundByItsName(FreezePoint point) {
    assertThat(FreezePoint.named(point.told())).contains(point);
  }

  private static List<Method> declared(String type) throws ClassNotFoundException {
    return List.of(
        Class.forName(type, false, FreezePointTest.class.getClassLoader()).getDeclaredMethods());
  }

  private static boolean isMeant(Method method, FreezePoint point) {
    List<String> arguments = point.arguments();
    return method.getName().equals(point.method())
        && !method.isBridge()
        && (arguments == null || arguments.equals(argumentsOf(method)));
  }

  private static List<String> argumentsOf(Method method) {
    return Stream.of(method.getParameterTypes()).map(Class::getSimpleName).toList();
  }
}
