/**
 * What other programs take from a trained model: its weights with the names of their rows, its
 * vectors, and what it recommends to every user. Begin with {@link
 * recdenoiser.engine.export.ModelExport}.
 */
package recdenoiser.engine.export;
