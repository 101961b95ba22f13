/**
 * What a trained model has learned, where there is more to see than attention: nearest items,
 * transitions between items, filters, gates. One class for each; what a model offers is asked of
 * all of them. Begin with {@link recdenoiser.engine.inspect.learned.LearnedView} and {@link
 * recdenoiser.engine.inspect.learned.LearnedViews}.
 */
package recdenoiser.engine.inspect.learned;
