package recdenoiser.engine.tensor.kernel;

import recdenoiser.engine.tensor.Storage;

/**
 * Adam's running means of gradients ({@code first}, m) and of their squares ({@code second}, v),
 * one number each for every weight.
 */
public record AdamMoments(Storage first, Storage second) {}
