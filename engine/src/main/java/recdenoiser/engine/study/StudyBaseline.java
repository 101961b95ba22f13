package recdenoiser.engine.study;

/** What the other points of an axis are compared with, everything else being equal. */
public record StudyBaseline(String axis, String point) {}
