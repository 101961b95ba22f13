/**
 * Brings in data as others publish it: finds out what a file is, reads it, does to it what a recipe
 * says, and counts every step. Training does not live here. Begin with {@link
 * recdenoiser.engine.data.importing.ImportJob}, then {@link
 * recdenoiser.engine.data.importing.Detector}.
 */
package recdenoiser.engine.data.importing;
