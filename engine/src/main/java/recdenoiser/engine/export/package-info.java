/**
 * What other programs take from a trained model: its weights with the names of their rows, its
 * vectors, and what it recommends to every user.
 */
package recdenoiser.engine.export;
