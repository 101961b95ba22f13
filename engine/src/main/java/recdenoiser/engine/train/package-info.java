/**
 * The training loop, the learners it drives, and the events it reports. File formats do not live
 * here. Begin with {@link recdenoiser.engine.train.Trainer}, then {@link
 * recdenoiser.engine.train.NetworkLearner}.
 */
package recdenoiser.engine.train;
