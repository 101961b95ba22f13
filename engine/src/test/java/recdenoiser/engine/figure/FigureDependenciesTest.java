package recdenoiser.engine.figure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Figures know plain arrays and tables: no models, runs, files or windows. */
@AnalyzeClasses(
    packages = "recdenoiser.engine.figure",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class FigureDependenciesTest {

  @ArchTest
  static final ArchRule figuresNeedTheJdkJFreeChartAndTablesOnly =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.imageio..",
              "org.jfree.chart..",
              "org.jfree.data..",
              "org.apache.batik..",
              "org.apache.pdfbox..",
              "de.rototor.pdfbox..",
              "org.w3c.dom..",
              "javax.xml..",
              "recdenoiser.engine.figure",
              "recdenoiser.engine.table",
              "recdenoiser.engine.text");
}
