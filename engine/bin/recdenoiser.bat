@echo off
rem The command line. Needs 'mvn package' once; RECDENOISER_JAVA_OPTS goes to the JVM, e.g. -Xmx8g.
setlocal DisableDelayedExpansion

set "built=%~dp0..\target"
if not exist "%built%\recdenoiser-engine.jar" (
  echo recdenoiser: not built yet, run 'mvn package' at the top of the repository 1>&2
  exit /b 1
)

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"

rem A JVM skips the options that it is too old to know.
"%java%" ^
  -XX:+IgnoreUnrecognizedVMOptions ^
  --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow ^
  --add-modules jdk.incubator.vector ^
  -Djava.awt.headless=true ^
  %RECDENOISER_JAVA_OPTS% ^
  -cp "%built%\recdenoiser-engine.jar;%built%\lib\*" ^
  recdenoiser.engine.cli.Main %*
exit /b %ERRORLEVEL%
