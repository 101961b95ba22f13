package recdenoiser.engine.run;

/**
 * What became of users and actions of data that a model was not trained on.
 *
 * @param users who could be evaluated in the other data
 * @param evaluated who are
 * @param unknownTargets whose next item, or a later one, the model does not know
 * @param tooShort of whose history too little is left
 * @param knownUsers of those who are evaluated, whom the model knows
 * @param items of the other data
 * @param unknownItems of them, which the model does not know
 * @param unknownActions on such items, in all histories
 */
public record OtherDataFacts(
    int users,
    int evaluated,
    int unknownTargets,
    int tooShort,
    int knownUsers,
    int items,
    int unknownItems,
    int unknownActions) {}
