package org.rescuedesk.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The house rules that Maven's dependencies can't hold by themselves. The size rules are in {@link SourceSizeTest}. */
@AnalyzeClasses(
        packages = "org.rescuedesk",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.DoNotIncludeTestJars.class})
class ArchitectureTest {

    /** Other modules' tests stand in jars of their own once these are packed. */
    static final class DoNotIncludeTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    private static final String CORE = "org.rescuedesk.core..";
    private static final String PLAN = "org.rescuedesk.core.plan..";
    private static final String TRAVEL = "org.rescuedesk.core.travel..";
    private static final String LOOP = "org.rescuedesk.core.loop..";
    private static final String WIRE = "org.rescuedesk.wire..";
    private static final String STORE = "org.rescuedesk.store..";
    private static final String SERVER = "org.rescuedesk.server..";
    private static final String EMBEDDED = "org.rescuedesk.embedded..";
    private static final String SIMULATOR = "org.rescuedesk.simulator..";
    private static final String CLI = "org.rescuedesk.cli..";

    private static final DescribedPredicate<JavaClass> OPEN_TO_CORE =
            resideInAnyPackage("java..", CORE, "org.jspecify..");

    private static final DescribedPredicate<JavaClass> CLOSED_TO_CORE = resideInAnyPackage(
                    "java.sql..", "java.util.logging..")
            .or(equivalentTo(Random.class))
            .or(equivalentTo(SecureRandom.class))
            .or(equivalentTo(ThreadLocalRandom.class));

    @ArchTest
    static final ArchRule coreIsMadeOfTheJdkAlone = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat(describe("are not the JDK's, or are its database, its logger or its dice", used -> {
                JavaClass type = used.getBaseComponentType();
                return !type.isPrimitive() && (!OPEN_TO_CORE.test(type) || CLOSED_TO_CORE.test(type));
            }));

    @ArchTest
    static final ArchRule coreNeitherReadsAClockNorRollsADie = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .accessTargetWhere(describe("read the machine's clock or roll its dice", ArchitectureTest::isClockOrDie))
            .because(
                    "the same knowledge has to give the same decision when it is run again: time and chance are handed in");

    @ArchTest
    static final ArchRule sqlIsSpokenInTheStoreOnly = noClasses()
            .that()
            .resideOutsideOfPackages(STORE, EMBEDDED)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..");

    @ArchTest
    static final ArchRule coreKnowsNoOtherRoom = arrows(CORE, WIRE, STORE, SERVER, EMBEDDED, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule wireKnowsCore = arrows(WIRE, STORE, SERVER, EMBEDDED, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule storeKnowsCore = arrows(STORE, WIRE, SERVER, EMBEDDED, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule serverKnowsStoreWireAndCore = arrows(SERVER, EMBEDDED, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule embeddedKnowsNobody = arrows(EMBEDDED, CORE, WIRE, STORE, SERVER, SIMULATOR, CLI);

    @ArchTest
    static final ArchRule simulatorKnowsWireAndCoreButNotThePlanner =
            arrows(SIMULATOR, PLAN, TRAVEL, LOOP, STORE, SERVER, EMBEDDED, CLI);

    @ArchTest
    static final ArchRule packagesAreNamedForWhatTheyAreFor = noClasses()
            .should()
            .resideInAnyPackage(
                    "..impl..", "..util..", "..common..", "..dto..", "..manager..", "..helper..", "..base..");

    private static ArchRule arrows(String from, String... forbidden) {
        return noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden);
    }

    /** Calls and method references alike; {@code now(Clock)} is allowed, since its clock was handed in. */
    private static boolean isClockOrDie(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        if (owner.isEquivalentTo(System.class)) {
            return name.equals("currentTimeMillis") || name.equals("nanoTime");
        }
        if (owner.isEquivalentTo(Clock.class)) {
            return name.startsWith("system")
                    || Set.of("tickMillis", "tickSeconds", "tickMinutes").contains(name);
        }
        if (owner.getPackageName().startsWith("java.time") && name.equals("now")) {
            return !takesAClock(access);
        }
        return owner.isEquivalentTo(UUID.class) && name.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && name.equals("random");
    }

    private static boolean takesAClock(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(parameter -> parameter.isEquivalentTo(Clock.class));
    }
}
