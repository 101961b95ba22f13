/**
 * What is done to actions before training: filters, draws of users, noise. Files are not read here.
 * Begin with {@link recdenoiser.engine.data.preparing.DataSettings}.
 */
package recdenoiser.engine.data.preparing;
