package dev.aura.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows of docs/architecture.md, and no others. */
class ArrowsTest {

    private static final Set<String> SERVICES = Set.of("code", "git", "llm", "research");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.aura");
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String part : new String[] {
            "proto.code.v1",
            "config",
            "bus.client",
            "bus.host",
            "code",
            "git",
            "llm",
            "research",
            "bridge",
            "cli",
            "systemd"
        }) {
            assertThat(classes.stream().anyMatch(type -> type.getPackageName().startsWith("dev.aura." + part)))
                    .as("classes of dev.aura.%s on the class path", part)
                    .isTrue();
        }
    }

    @Test
    void protoAndConfigDependOnNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage("dev.aura.proto..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.aura..").and(resideOutsideOfPackage("dev.aura.proto..")))
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("dev.aura.config..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aura.proto..",
                        "dev.aura.bus..",
                        "dev.aura.cli..",
                        "dev.aura.bridge..",
                        "dev.aura.code..",
                        "dev.aura.git..",
                        "dev.aura.llm..",
                        "dev.aura.research..")
                .check(classes);
    }

    @Test
    void servicesNeverKnowOneAnother() {
        for (String service : SERVICES) {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "dev.aura." + other + "..")
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.aura." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .check(classes);
            noClasses()
                    .that()
                    .resideInAPackage("dev.aura." + service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage("dev.aura.cli..", "dev.aura.bridge..", "dev.aura.systemd..")
                    .check(classes);
        }
    }

    @Test
    void busKnowsNoServiceAndReadsConfigurationOnlyInTheHost() {
        noClasses()
                .that()
                .resideInAPackage("dev.aura.bus..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aura.code..",
                        "dev.aura.git..",
                        "dev.aura.llm..",
                        "dev.aura.research..",
                        "dev.aura.bridge..",
                        "dev.aura.cli..",
                        "dev.aura.proto.code..",
                        "dev.aura.proto.git..",
                        "dev.aura.proto.llm..",
                        "dev.aura.proto.research..")
                .check(classes);
        noClasses()
                .that()
                .resideInAnyPackage("dev.aura.bus.broker..", "dev.aura.bus.wire..", "dev.aura.bus.client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.aura.config..")
                .check(classes);
    }

    @Test
    void commandsReachTheMeshThroughTheClientOnly() {
        noClasses()
                .that()
                .resideInAPackage("dev.aura.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aura.bus.broker..",
                        "dev.aura.bus.host..",
                        "dev.aura.bus.wire..",
                        "dev.aura.bridge..",
                        "dev.aura.code..",
                        "dev.aura.git..",
                        "dev.aura.llm..",
                        "dev.aura.research..",
                        "dev.aura.systemd..")
                .check(classes);
    }

    @Test
    void bridgeKnowsNoService() {
        noClasses()
                .that()
                .resideInAPackage("dev.aura.bridge..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.aura.code..",
                        "dev.aura.git..",
                        "dev.aura.llm..",
                        "dev.aura.research..",
                        "dev.aura.cli..",
                        "dev.aura.proto.code..",
                        "dev.aura.proto.git..",
                        "dev.aura.proto.llm..",
                        "dev.aura.proto.research..")
                .check(classes);
    }

    @Test
    void eachLibraryHasOneRoom() {
        onlyIn("com.github.javaparser..", "dev.aura.code..");
        onlyIn("org.treesitter..", "dev.aura.code..");
        onlyIn("org.eclipse.jgit..", "dev.aura.git..");
        onlyIn("java.net.http..", "dev.aura.llm..");
        onlyIn("org.apache.lucene..", "dev.aura.research..");
        onlyIn("picocli..", "dev.aura.cli..");
        onlyIn("io.netty..", "dev.aura.bridge..");
        onlyIn("org.zeromq..", "dev.aura.bus..");
        onlyIn("io.micrometer..", "dev.aura.bus.metrics..");
    }

    private static void onlyIn(String library, String room) {
        noClasses()
                .that()
                .resideInAPackage("dev.aura..")
                .and()
                .resideOutsideOfPackages(room, "dev.aura.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void packagesOfTheBusHaveNoCycles() {
        slices().matching("dev.aura.bus.(*)..").should().beFreeOfCycles().check(classes);
    }
}
