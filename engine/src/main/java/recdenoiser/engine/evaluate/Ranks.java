package recdenoiser.engine.evaluate;

import recdenoiser.engine.data.Split;

/**
 * Where the true next item of every user came, in the order the users were given, for averages and
 * for paired tests.
 *
 * <p>A rank counts from 1: one more than the number of items that score higher, and half for every
 * item that scores the same.
 *
 * @param users numbers of the users
 * @param sampled [users] ranks among the frozen negatives
 * @param full [users] ranks among the whole catalogue
 */
public record Ranks(Split split, int[] users, double[] sampled, double[] full) {}
