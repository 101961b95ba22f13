package recdenoiser.engine.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.Serializable;

/** What is loaded with Spark and what is not meet in few places. */
@ArchTag("spark")
@AnalyzeClasses(
    packages = "recdenoiser.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class SparkArchitectureTest {

  @ArchTest
  static final ArchRule nothingElseKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("recdenoiser.engine.spark")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.hadoop..", "scala..", "recdenoiser.engine.spark");

  @ArchTest
  static final ArchRule itKnowsClustersAndFilesAlone =
      classes()
          .that()
          .resideInAPackage("recdenoiser.engine.spark")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.slf4j",
              "org.apache.spark..",
              "org.apache.hadoop.util",
              "scala..",
              "recdenoiser.engine.spark",
              "recdenoiser.engine.storage",
              "recdenoiser.engine.study.cluster");

  @ArchTest
  static final ArchRule onlyTheTaskIsSerialised =
      noClasses()
          .that()
          .resideInAPackage("recdenoiser.engine.spark")
          .and()
          .doNotHaveSimpleName("RunTask")
          .should()
          .implement(Serializable.class);
}
