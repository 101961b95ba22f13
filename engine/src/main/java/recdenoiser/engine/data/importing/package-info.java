/**
 * Brings in data as others publish it: finds out what a file is, reads it, does to it what a recipe
 * says, and counts every step.
 */
package recdenoiser.engine.data.importing;
