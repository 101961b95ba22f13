package recdenoiser.app.study;

/** What of a study its figure and its table show. */
public enum StudyAspect {
  /** The paper's figure, and its table. */
  RESULT,
  /** Which axis matters: every cell as a line, and the profiles of the axes. */
  AXES,
  /** How methods rank over data sets. */
  RANKS,
  /** Everything that a search tried. */
  TRIALS
}
