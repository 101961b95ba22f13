/**
 * Studies on other machines: every run is an order, a text that one of them carries out. What
 * travels is configurations as JSON and bytes of files; which machines there are, and how an order
 * gets there, is for who provides a cluster, such as Apache Spark, whose classes are not here and
 * are loaded apart when they are asked for.
 *
 * <p>Begin with {@link recdenoiser.engine.study.cluster.StudyOnCluster}, which makes orders of what
 * a study lacks and puts what comes back into the folder of runs; then {@link
 * recdenoiser.engine.study.cluster.NodeRun}, what is done on the other machine, and {@link
 * recdenoiser.engine.study.cluster.Clusters}, how one is found.
 */
package recdenoiser.engine.study.cluster;
