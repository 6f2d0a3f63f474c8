package io.twospeed.openapi.answer;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Sends a body larger than the container's buffer, as fast as the client takes it. */
final class WholeBody implements WriteListener {
  private static final int STEP_BYTES = 8192;

  private final byte[] body;
  private final ServletOutputStream out;
  private final AsyncContext context;
  private int sent;

  WholeBody(byte[] body, ServletOutputStream out, AsyncContext context) {
    this.body = body;
    this.out = out;
    this.context = context;
  }

  @Override
  public void onWritePossible() throws IOException {
    while (out.isReady()) {
      if (sent == body.length) {
        context.complete();
        return;
      }
      int step = Math.min(STEP_BYTES, body.length - sent);
      out.write(body, sent, step);
      sent += step;
    }
  }

  @Override
  public void onError(Throwable gone) {
    context.complete();
  }
}
