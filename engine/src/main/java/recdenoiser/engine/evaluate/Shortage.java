package recdenoiser.engine.evaluate;

/**
 * Users who have fewer negatives than others, because the catalogue has no more that they could
 * have. They are ranked among those there are, so their ranks are better than others' by chance.
 *
 * @param ranking where
 * @param users how many they are
 * @param evaluated of how many
 * @param wanted how many negatives others have
 * @param fewest how many one of them has, at least
 */
public record Shortage(Ranking ranking, int users, int evaluated, int wanted, int fewest) {}
