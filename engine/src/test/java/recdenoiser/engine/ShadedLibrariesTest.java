package recdenoiser.engine;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Keeps the holes in what ND4J has copied into itself out of reach, as {@code security.md} says.
 */
@AnalyzeClasses(
    packages = "recdenoiser.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ShadedLibrariesTest {
  @ArchTest
  static final ArchRule NOTHING_NAMES_THEM =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("org.nd4j.shade..");

  @ArchTest
  static final ArchRule NOTHING_IS_READ_BY_ND4J_OR_DL4J =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("(fromJson|fromYaml|read.*|load.*|restore.*|import.*|fromFile)"))
                  .and(target(owner(resideInAnyPackage("org.nd4j..", "org.deeplearning4j..")))));
}
