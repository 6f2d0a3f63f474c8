package io.twospeed.base.jslt;

/** A text that counts each look at it: a pattern that tries for ever runs out of looks. */
final class MeteredText implements CharSequence {
  private final String text;
  private final Meter meter;
  private final int unitsPerLook;

  MeteredText(String text, Meter meter, int unitsPerLook) {
    this.text = text;
    this.meter = meter;
    this.unitsPerLook = unitsPerLook;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    meter.work(unitsPerLook);
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    meter.work(end - start);
    return text.substring(start, end);
  }

  @Override
  public String toString() {
    return text;
  }
}
