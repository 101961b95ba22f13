/**
 * The Study page: a figure or a table of a paper that is chosen, run, watched while it fills, and
 * kept. Begin with {@link recdenoiser.app.study.StudyPage}.
 */
package recdenoiser.app.study;
