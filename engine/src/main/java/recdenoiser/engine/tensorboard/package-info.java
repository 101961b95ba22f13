/**
 * Event files that TensorBoard reads: records of a length, the bytes and their masked CRC-32C, each
 * an {@code Event} message with scalars. Begin with {@link
 * recdenoiser.engine.tensorboard.EventFile}.
 *
 * <p>Knows the format only, and neither TensorFlow nor runs: which numbers are written is decided
 * in {@link recdenoiser.engine.run}.
 */
package recdenoiser.engine.tensorboard;
