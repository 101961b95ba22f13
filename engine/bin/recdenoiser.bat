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

rem Of what studies on a cluster of Apache Spark need: its folder SPARK_HOME, and what it must reach in the JVM.
set "spark="
if defined SPARK_HOME (
  set "spark=-Djdk.reflect.useDirectMethodHandle=false"
  for %%p in (java.lang java.lang.invoke java.lang.reflect java.io java.net java.nio java.util java.util.concurrent java.util.concurrent.atomic jdk.internal.ref sun.nio.ch sun.nio.cs sun.security.action sun.util.calendar) do call :open %%p
)

rem A JVM skips the options that it is too old to know.
"%java%" ^
  -XX:+IgnoreUnrecognizedVMOptions ^
  --enable-native-access=ALL-UNNAMED ^
  --sun-misc-unsafe-memory-access=allow ^
  --add-modules jdk.incubator.vector ^
  -Djava.awt.headless=true ^
  %spark% ^
  %RECDENOISER_JAVA_OPTS% ^
  -cp "%built%\recdenoiser-engine.jar;%built%\lib\*" ^
  recdenoiser.engine.cli.Main %*
exit /b %ERRORLEVEL%

:open
set "spark=%spark% --add-opens=java.base/%1=ALL-UNNAMED"
exit /b 0
