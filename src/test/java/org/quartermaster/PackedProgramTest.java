package org.quartermaster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The packaged file holds a few rooms only, beside the WAR; what is started from it finds all it needs there. */
@AnalyzeClasses(packages = "org.quartermaster", importOptions = ImportOption.DoNotIncludeTests.class)
class PackedProgramTest {

    private static final Pattern INCLUDE = Pattern.compile("<include>(org/quartermaster/[^<]+)</include>");

    @ArchTest
    static void theServerIsWhole(JavaClasses ours) throws IOException {
        assertFindsAll(ours, "org.quartermaster.launcher.Launcher");
    }

    @ArchTest
    static void trainingFurtherIsWhole(JavaClasses ours) throws IOException {
        assertFindsAll(ours, "org.quartermaster.launcher.trainer.zero.FineTuner");
    }

    @ArchTest
    static void teachingStudentsIsWhole(JavaClasses ours) throws IOException {
        assertFindsAll(ours, "org.quartermaster.launcher.trainer.zero.Distiller");
    }

    private static void assertFindsAll(JavaClasses ours, String main) throws IOException {
        List<PathMatcher> packed = INCLUDE.matcher(Files.readString(Path.of("src/main/assembly/one-file.xml"))).results()
                .map(include -> FileSystems.getDefault().getPathMatcher("glob:" + include.group(1))).toList();
        var neededBy = new TreeMap<String, String>();
        var open = new ArrayDeque<>(List.of(ours.get(main)));
        neededBy.put(main, "the command line");
        while (!open.isEmpty()) {
            JavaClass type = open.poll();
            type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass).map(JavaClass::getBaseComponentType).filter(needed -> needed.getPackageName().startsWith("org.quartermaster"))
                    .filter(needed -> neededBy.putIfAbsent(needed.getName(), type.getName()) == null).forEach(open::add);
        }
        assertThat(neededBy).hasSizeGreaterThan(10);
        assertThat(neededBy.entrySet().stream().filter(one -> packed.stream().noneMatch(pattern -> pattern.matches(Path.of(one.getKey().replace('.', '/') + ".class"))))
                .map(one -> one.getKey() + ", needed by " + one.getValue())).isEmpty();
    }
}
