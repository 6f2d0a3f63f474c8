package io.twospeed.app.ibmmq;

import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Where anything is set under {@code ibm.mq}. */
public final class OnIbmMq implements Condition {
  @Override
  public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
    return IbmMqSettings.of(context.getEnvironment()).isPresent();
  }

  /** Where nothing is. */
  public static final class Not extends NoneNestedConditions {
    Not() {
      super(ConfigurationPhase.REGISTER_BEAN);
    }

    @Conditional(OnIbmMq.class)
    static final class Set {}
  }
}
