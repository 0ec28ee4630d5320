package org.quartermaster;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.persistence.Entity;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The tower: who may import whom, and which library has which door. The README's tour tells the same story. */
@AnalyzeClasses(packages = "org.quartermaster", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "org.quartermaster.";
    private static final Set<String> GROUND = Set.of("shared", "database");
    private static final Set<String> ADDED_BY_SCREENS = Set.of("ui", "security", "exchange", "rest");

    /** Room → rooms it may import, besides the ground. */
    private static final Map<String, Set<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("shared", Set.of()), Map.entry("database", Set.of()), Map.entry("exchange", Set.of()), Map.entry("security", Set.of()),
            Map.entry("learning", Set.of()), Map.entry("rest", Set.of("security")), Map.entry("ui", Set.of("security", "exchange")),
            Map.entry("catalog", Set.of()), Map.entry("suppliers", Set.of("catalog")), Map.entry("stock", Set.of("catalog")),
            Map.entry("sales", Set.of("catalog", "stock")), Map.entry("purchasing", Set.of("catalog", "suppliers", "stock")),
            Map.entry("forecasting", Set.of("catalog", "stock", "sales", "learning")),
            Map.entry("replenishment", Set.of("catalog", "suppliers", "stock", "sales", "purchasing", "forecasting")),
            Map.entry("delivery", Set.of("catalog", "sales", "stock", "purchasing")));

    private static final Set<String> TOP = Set.of("dashboard", "alerts", "jobs", "imports");

    /** Not part of the tower: starts it, makes its demo data and models, measures it. */
    private static final String BESIDE = "launcher";

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles = slices().matching("org.quartermaster.(**)").should().beFreeOfCycles()
            .because("imports run down the tower and never in a circle");

    @ArchTest
    static final ArchRule importsRunDownTheTower = classes().should(importOnlyRoomsBelow());

    @ArchTest
    static final ArchRule nobodyImportsTheLauncher = noClasses().that().resideOutsideOfPackage("..launcher..").should().dependOnClassesThat()
            .resideInAPackage("..launcher..").because("the launcher stands beside the tower and is not in the WAR");

    @ArchTest
    static final ArchRule theLauncherUsesWhatIsPackedBesideIt = noClasses().that().resideInAnyPackage("org.quartermaster.launcher", "org.quartermaster.launcher.demo")
            .should().dependOnClassesThat(resideInAnyPackage("org.quartermaster..").and(not(resideInAnyPackage("..launcher..", "..database..", "..shared..")))
                    .and(not(type(org.quartermaster.security.PasswordRule.class))).and(not(type(org.quartermaster.purchasing.ReceiptSummaries.class))))
            .because("the packaged file holds no more of the rooms, see src/main/assembly/one-file.xml");

    @ArchTest
    static final ArchRule enginesArePlainJava = noClasses().that(areEngines()).should().dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "com.vaadin..", "java.sql..", "javax.sql..", "org.jdbi..")
            .because("an engine takes data and returns data, without container, screen or database");

    @ArchTest
    static final ArchRule enginesHaveNoClock = noClasses().that(areEngines()).should().callMethod(java.time.LocalDate.class, "now")
            .orShould().callMethod(java.time.Instant.class, "now").orShould().callMethod(java.time.LocalDateTime.class, "now")
            .because("the day is given to an engine, so that a run can be repeated");

    @ArchTest
    static final ArchRule timefoldHasOneDoor = noClasses().that().resideOutsideOfPackages("..planning..", "..allocation..", "..launcher.bench..")
            .and(not(callAPlanningEngine())).should().dependOnClassesThat().resideInAPackage("ai.timefold..");

    @ArchTest
    static final ArchRule smileHasOneDoor = noClasses().that().resideOutsideOfPackages("..learning.boosting..", "..launcher.bench..").should()
            .dependOnClassesThat().resideInAPackage("smile..");

    @ArchTest
    static final ArchRule onnxRuntimeHasOneDoor = noClasses().that().resideOutsideOfPackages("..learning.onnx..", "..launcher..").should()
            .dependOnClassesThat().resideInAPackage("ai.onnxruntime..");

    @ArchTest
    static final ArchRule libtorchStaysInTheTrainer = noClasses().that().resideOutsideOfPackage("..launcher.trainer..").should()
            .dependOnClassesThat().resideInAPackage("ai.djl..").because("networks are trained in a process of their own, never in the server");

    @ArchTest
    static final ArchRule enterpriseBeansHaveOneDoor = noClasses().that().resideOutsideOfPackages("..jobs..", "..database..").should()
            .dependOnClassesThat().resideInAPackage("jakarta.ejb..").because("timers only ask for jobs, and the schema comes first at start-up");

    @ArchTest
    static final ArchRule screensKnowNoPersistence = noClasses().that().resideInAnyPackage("org.quartermaster.*.ui..", "org.quartermaster.*.api..").should().dependOnClassesThat()
            .resideInAnyPackage("jakarta.persistence..", "org.jdbi..", "java.sql..", "javax.sql..").orShould().beAnnotatedWith(Entity.class);

    @ArchTest
    static final ArchRule daysAreAskedInOneWay = noClasses().that().areNotAssignableTo(org.quartermaster.ui.DayField.class).should()
            .callConstructorWhere(target(owner(type(com.vaadin.flow.component.datepicker.DatePicker.class)))).because("a DayField speaks the person's language and takes ISO days");

    @ArchTest
    static final ArchRule entitiesStayInTheirRoom = classes().that().areAnnotatedWith(Entity.class).should(beUsedOnlyInTheirOwnPackage());

    @ArchTest
    static final ArchRule noMutableStaticState = noFields().that().areDeclaredInClassesThat().resideOutsideOfPackages("..launcher..").and().areStatic()
            .and().areNotFinal().should().haveModifier(JavaModifier.STATIC).allowEmptyShould(true);

    @ArchTest
    static final ArchRule everyPackageTellsWhatItIsFor = classes().should(liveInAPackageWithAText());

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> areEngines() {
        return resideInAnyPackage("..forecasting.demand..", "..forecasting.models..", "..forecasting.features..", "..forecasting.selection..", "..forecasting.reconciliation..", "..forecasting.totals..", "..forecasting.paths..", "..forecasting.distillation..",
                "..replenishment.policy..", "..replenishment.planning..",
                "..replenishment.simulation..", "..delivery.planning..", "..delivery.allocation..", "..alerts.detection..", "..sales.screening..", "..sales.closing..", "..learning.boosting..",
                "..learning.features..",
                "..learning.evaluation..").as("are engines");
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> callAPlanningEngine() {
        return com.tngtech.archunit.base.DescribedPredicate.describe("call a planning engine", type ->
                Set.of("replenishment", "delivery").contains(room(type)) && type.getPackageName().equals(ROOT + room(type)));
    }

    private static ArchCondition<JavaClass> importOnlyRoomsBelow() {
        return new ArchCondition<>("import only rooms that the tower allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                String room = room(type);
                if (room.isEmpty() || room.equals(BESIDE)) {
                    return;
                }
                Set<String> allowed = allowed(room, isScreen(type));
                type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass()).filter(target -> target.getPackageName().startsWith(ROOT))
                        .filter(target -> !allowed.contains(room(target)) && !isNavigation(target, room))
                        .forEach(target -> events.add(SimpleConditionEvent.violated(type, "%s may not import %s (room %s may import %s)".formatted(
                                type.getName(), target.getName(), room, new TreeSet<>(allowed)))));
            }
        };
    }

    private static Set<String> allowed(String room, boolean isScreen) {
        var allowed = new HashSet<>(GROUND);
        allowed.add(room);
        if (TOP.contains(room)) {
            MAY_IMPORT.keySet().stream().filter(other -> !ADDED_BY_SCREENS.contains(other)).forEach(allowed::add);
            allowed.add("exchange");
            if (room.equals("dashboard")) {
                allowed.add("alerts"); // because the first screen ranks alerts among the proposals: one list by money, not two
            }
        } else {
            assertThat(MAY_IMPORT).as("the tower has no room \"%s\": give it a storey", room).containsKey(room);
            allowed.addAll(MAY_IMPORT.get(room));
        }
        if (isScreen) {
            allowed.addAll(ADDED_BY_SCREENS);
        }
        return allowed;
    }

    private static boolean isScreen(JavaClass type) {
        return List.of(".ui", ".api").stream().anyMatch(part -> (type.getPackageName() + ".").contains(part + "."));
    }

    /** A screen may link to the screens of rooms that its own room may import. */
    private static boolean isNavigation(JavaClass target, String room) {
        return target.getSimpleName().endsWith("Navigation") && (TOP.contains(room) || MAY_IMPORT.getOrDefault(room, Set.of()).contains(room(target)));
    }

    private static ArchCondition<JavaClass> beUsedOnlyInTheirOwnPackage() {
        return new ArchCondition<>("be used only in their own package") {
            @Override
            public void check(JavaClass entity, ConditionEvents events) {
                entity.getDirectDependenciesToSelf().stream().filter(dependency -> !dependency.getOriginClass().getPackageName().equals(entity.getPackageName()))
                        .forEach(dependency -> events.add(SimpleConditionEvent.violated(entity, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInAPackageWithAText() {
        return new ArchCondition<>("live in a package with a package-info.java that says what it is for") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var file = java.nio.file.Path.of("src/main/java", type.getPackageName().replace('.', '/'), "package-info.java");
                if (!java.nio.file.Files.exists(file)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " has no package-info.java"));
                }
            }
        };
    }

    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.startsWith(ROOT) ? Arrays.stream(name.substring(ROOT.length()).split("\\.")).limit(1).collect(Collectors.joining()) : "";
    }
}
