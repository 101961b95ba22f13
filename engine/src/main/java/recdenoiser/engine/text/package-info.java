/**
 * How numbers read. Sentences are in the bundles of {@code i18n}. Begin with {@link
 * recdenoiser.engine.text.Numbers}.
 */
package recdenoiser.engine.text;
