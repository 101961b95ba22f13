/**
 * Benchmarks of training steps and of scoring. Nothing here decides how anything is computed. Begin
 * with {@link recdenoiser.engine.bench.StepBenchmark}.
 */
package recdenoiser.engine.bench;
