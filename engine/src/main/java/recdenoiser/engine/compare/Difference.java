package recdenoiser.engine.compare;

import java.util.Optional;

/**
 * How a member differs from the baseline in one measure.
 *
 * @param mean of the member minus that of the baseline; of users that both have ranked where one of
 *     them comes from elsewhere
 * @param relative {@code mean} as a share of the baseline's; NaN where that is 0
 * @param spread beside what seeds change
 * @param users empty where the candidates are not the same
 * @param seeds empty where fewer than two seeds are shared, or candidates are not the same
 */
public record Difference(
    double mean,
    double relative,
    SeedSpread spread,
    Optional<UserTest> users,
    Optional<SeedTest> seeds) {

  Difference withUsersHolm(double p) {
    return new Difference(mean, relative, spread, users.map(test -> test.corrected(p)), seeds);
  }

  Difference withSeedsHolm(double p) {
    return new Difference(mean, relative, spread, users, seeds.map(test -> test.corrected(p)));
  }
}
