/**
 * The frame around the pages: header, navigation, status, commands, cards. It knows no page. Begin
 * with {@link recdenoiser.app.shell.Shell}.
 */
package recdenoiser.app.shell;
