package recdenoiser.engine.figure;

import recdenoiser.engine.text.Numbers;

/**
 * What a slot of the window is called: "now" for the newest, "−12" for the one twelve steps before
 * it.
 */
public final class SlotName {
  private SlotName() {}

  public static String of(int slot, int size) {
    int distance = size - 1 - slot;
    return distance == 0 ? FigureTexts.format("heat.now") : Numbers.fixed(-distance, 0);
  }
}
