/**
 * Layers of DeepLearning4J as parts of our models: a computation graph of theirs is one operation
 * on a tape of ours, its weights are parameters of ours. Models know the layers' classes here and
 * no type of ND4J or DL4J, which stay in this package (and those of ND4J in {@code tensor}). Begin
 * with {@link recdenoiser.engine.dl4j.LayerGraph}.
 */
package recdenoiser.engine.dl4j;
