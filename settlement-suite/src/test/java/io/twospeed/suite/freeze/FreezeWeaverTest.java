package io.twospeed.suite.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Ownership;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.FixedValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FreezeWeaverTest {
  private static final FreezePoint POINT = FreezePoint.SENT_DURABLE;

  private final List<String> said = new ArrayList<>();
  private final FreezeWeaver weaver = new FreezeWeaver(said::add);

  @AfterEach
  void forgetWhatWasOrdered() {
    FreezeGate.forget();
  }

  @Test
  void aStepWhoseMethodWasRenamedIsSaidToBeMissing() {
    weave(
        new ByteBuddy()
            .subclass(Object.class)
            .name(POINT.type())
            .defineMethod("renamed", int.class)
            .intercept(FixedValue.value(1))
            .make()
            .getBytes());
    assertThat(said).containsExactly("missing " + POINT.told());
  }

  @Test
  void aClassThatCannotBeReadIsSaidToBeMissing() {
    weave(new byte[] {1, 2, 3});
    assertThat(said).hasSize(1).first().asString().startsWith("missing " + POINT.told() + " ");
  }

  @Test
  void theAppsOwnClassIsFound() throws IOException {
    weave(bytesOf(POINT.type()));
    assertThat(said).containsExactly("found " + POINT.told());
  }

  @Test
  void aClassThatIsNoStepsIsLeftAlone() {
    assertThat(weaver.transform(null, "java/lang/Object", null, null, new byte[0])).isNull();
    assertThat(said).isEmpty();
  }

  @Test
  void theProcessStopsWhereTheStepIsReachedForTheNthTime() throws Exception {
    List<FreezePoint> stops = new ArrayList<>();
    Method put = wovenPut();
    put.invoke(null);
    FreezeGate.order(POINT, 2, stops::add);
    put.invoke(null);
    assertThat(stops).isEmpty();
    put.invoke(null);
    assertThat(stops).containsExactly(POINT);
    put.invoke(null);
    assertThat(stops).as("an order is for once").hasSize(1);
  }

  @Test
  void whatWasForgottenStopsNothing() throws Exception {
    List<FreezePoint> stops = new ArrayList<>();
    Method put = wovenPut();
    FreezeGate.order(POINT, 1, stops::add);
    assertThat(FreezeGate.forget()).isTrue();
    put.invoke(null);
    assertThat(stops).isEmpty();
    assertThat(FreezeGate.forget()).as("nothing is left to be forgotten").isFalse();
  }

  /** A class in the place of the app's, with the method of the step. */
  private Method wovenPut() throws ReflectiveOperationException {
    byte[] plain =
        new ByteBuddy()
            .subclass(Object.class)
            .name(POINT.type())
            .defineMethod(POINT.method(), int.class, Visibility.PUBLIC, Ownership.STATIC)
            .intercept(FixedValue.value(1))
            .make()
            .getBytes();
    byte[] woven = Objects.requireNonNull(weave(plain), "it was not woven");
    ClassLoader loader =
        new ClassLoader(null) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            return name.equals(POINT.type())
                ? defineClass(name, woven, 0, woven.length)
                : FreezeGate.class.getClassLoader().loadClass(name);
          }
        };
    Class<?> type = Class.forName(POINT.type(), true, loader);
    Method method = type.getMethod(POINT.method());
    method.setAccessible(true);
    return method;
  }

  private byte @Nullable [] weave(byte[] plain) {
    return weaver.transform(
        FreezeGate.class.getClassLoader(), POINT.type().replace('.', '/'), null, null, plain);
  }

  private static byte[] bytesOf(String type) throws IOException {
    String resource = "/" + type.replace('.', '/') + ".class";
    try (InputStream in =
        Objects.requireNonNull(FreezeWeaverTest.class.getResourceAsStream(resource), resource)) {
      return in.readAllBytes();
    }
  }
}
