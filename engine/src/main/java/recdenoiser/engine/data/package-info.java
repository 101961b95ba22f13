/**
 * Actions of users on items in memory, and the split into training, validation and test. Reading
 * files and everything above is in the packages below; models are not known. Begin with {@link
 * recdenoiser.engine.data.Sequences}.
 */
package recdenoiser.engine.data;
