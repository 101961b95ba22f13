package recdenoiser.engine.data.preparing;

import recdenoiser.engine.data.KeyedRandom;

/** The numbers 0 … count - 1 in random order, drawn one after the other (Fisher and Yates). */
final class RandomOrder {
  private final int[] numbers;
  private final KeyedRandom random;
  private int next;

  RandomOrder(int count, KeyedRandom random) {
    this.random = random;
    this.numbers = new int[count];
    for (int n = 0; n < count; n++) {
      numbers[n] = n;
    }
  }

  boolean hasNext() {
    return next < numbers.length;
  }

  int next() {
    int chosen = next + random.nextInt(numbers.length - next);
    int number = numbers[chosen];
    numbers[chosen] = numbers[next];
    next++;
    return number;
  }
}
