/**
 * Studies: a figure or a table of a paper as one object that says which runs it needs, finds those
 * that exist, runs the others and draws what came out beside what was published.
 *
 * <p>Begin with {@link recdenoiser.engine.study.Study}, which {@link
 * recdenoiser.engine.study.StudyFile} reads from a file and {@link
 * recdenoiser.engine.study.Studies} from those that the project ships. A {@link
 * recdenoiser.engine.study.StudyPlan} is its runs, {@link recdenoiser.engine.study.StudyRuns} how
 * they stand in folders of runs, {@link recdenoiser.engine.study.StudyRunner} runs what is missing,
 * {@link recdenoiser.engine.study.StudyResult} is what came out.
 */
package recdenoiser.engine.study;
