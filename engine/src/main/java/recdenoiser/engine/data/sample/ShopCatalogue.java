package recdenoiser.engine.data.sample;

import java.util.List;
import java.util.stream.IntStream;

/** What the sample shop sells: a range of goods for each interest, every kind in every make. */
final class ShopCatalogue {

  /**
   * @param name of the interest
   */
  private record Range(String name, List<String> kinds, List<String> makes) {}

  static final int ITEMS_PER_INTEREST = 36;

  private static final List<Range> RANGES =
      List.of(
          range(
              "Audio",
              "Headphones|Earbuds|Loudspeaker|Soundbar|Record player|Microphone",
              "wireless|wired|compact|studio grade|entry level|limited edition"),
          range(
              "Photography",
              "Camera|Lens|Tripod|Flash|Camera bag|Memory card",
              "for travel|for portraits|for sports|weatherproof|second generation|lightweight"),
          range(
              "Kitchen",
              "Frying pan|Saucepan|Casserole|Baking tray|Mixing bowl|Ladle",
              "cast iron|stainless steel|enamelled|non-stick|copper|ceramic"),
          range(
              "Garden",
              "Spade|Rake|Watering can|Flower pot|Trellis|Wheelbarrow",
              "small|large|galvanised|folding|painted green|heavy duty"),
          range(
              "Camping",
              "Tent|Sleeping bag|Camping stove|Head torch|Sleeping mat|Rucksack",
              "for summer|for winter|ultralight|for two|for families|expedition"),
          range(
              "Cycling",
              "Helmet|Saddle|Handlebar|Pannier|Bicycle lock|Pedals",
              "for racing|for touring|for commuting|for children|aluminium|carbon"),
          range(
              "Painting",
              "Brush set|Easel|Canvas|Palette|Sketchbook|Paint box",
              "for oils|for watercolour|for acrylics|pocket size|for beginners|professional"),
          range(
              "Fitness",
              "Dumbbells|Yoga mat|Skipping rope|Kettlebell|Resistance band|Weight bench",
              "light|medium|heavy|adjustable|travel size|gym grade"),
          range(
              "Toys",
              "Building blocks|Train set|Puzzle|Doll's house|Kite|Board game",
              "wooden|from age 3|from age 6|from age 9|glow in the dark|collector's"),
          range(
              "Coffee",
              "Espresso machine|Coffee grinder|Moka pot|Milk jug|Drip kettle|Coffee cups",
              "classic|for one|for six|black|polished|with thermometer"));

  private ShopCatalogue() {}

  private static Range range(String name, String kinds, String makes) {
    return new Range(name, List.of(kinds.split("\\|")), List.of(makes.split("\\|")));
  }

  static int interests() {
    return RANGES.size();
  }

  static int items() {
    return interests() * ITEMS_PER_INTEREST;
  }

  /** The interest, from 0, that an item, from 1, belongs to. */
  static int interestOf(int item) {
    return (item - 1) / ITEMS_PER_INTEREST;
  }

  /** The items of an interest, in order. */
  static IntStream itemsOf(int interest) {
    int first = 1 + interest * ITEMS_PER_INTEREST;
    return IntStream.range(first, first + ITEMS_PER_INTEREST);
  }

  static String interestName(int interest) {
    return RANGES.get(interest).name();
  }

  /** Such as "Headphones, wireless". */
  static String title(int item) {
    Range range = RANGES.get(interestOf(item));
    int place = (item - 1) % ITEMS_PER_INTEREST;
    int makes = range.makes().size();
    return range.kinds().get(place / makes) + ", " + range.makes().get(place % makes);
  }
}
