package recdenoiser.engine.evaluate;

/**
 * What a model would recommend to every user, in the order of the users of {@link Ranks}.
 *
 * @param items [users][length] the best items of the catalogue, the best first, of equals the one
 *     with the smaller number; what the history holds is left out where it is left out of the
 *     ranking, but for the true next item. Fewer where fewer are left
 * @param others [users] how many items the true next one is ranked among in the catalogue, itself
 *     not counted
 */
record TopLists(int[][] items, int[] others) {
  static TopLists ofUsers(int users) {
    return new TopLists(new int[users][], new int[users]);
  }
}
