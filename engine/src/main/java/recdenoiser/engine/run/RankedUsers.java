package recdenoiser.engine.run;

import recdenoiser.engine.evaluate.Ranks;

/** Ranks of users and what they are of. */
public record RankedUsers(RankFacts facts, Ranks ranks) {}
