/**
 * Studies on Apache Spark. Compiled by the profile {@code spark} only; loaded apart from all else,
 * with the libraries of a Spark that is installed, see {@code study.cluster.SparkLoader}. A run is
 * a job of one task; the one class that Spark carries to its executors is {@link
 * recdenoiser.engine.spark.RunTask}, a text and bytes.
 *
 * <p>Begin with {@link recdenoiser.engine.spark.SparkClusters}.
 */
package recdenoiser.engine.spark;
