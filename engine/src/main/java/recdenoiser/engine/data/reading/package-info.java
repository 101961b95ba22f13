/**
 * Readers of plain text and of packed files. Guessing what a file means is in {@code importing}.
 * Begin with {@link recdenoiser.engine.data.reading.Lines}.
 */
package recdenoiser.engine.data.reading;
