/**
 * Made-up data sets, and what is known of their noise. Begin with {@link
 * recdenoiser.engine.data.sample.SampleShop}.
 */
package recdenoiser.engine.data.sample;
