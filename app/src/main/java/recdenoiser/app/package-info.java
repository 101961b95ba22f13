/**
 * The workbench as a program: its start, and what joins the pages to each other and to the engine.
 * Pages live in packages of their own and do not know each other. Begin with {@link
 * recdenoiser.app.Workbench}.
 */
package recdenoiser.app;
