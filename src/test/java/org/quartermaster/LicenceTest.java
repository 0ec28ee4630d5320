package org.quartermaster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only free software gets in: no Vaadin release after 24.9.19 (commercial from 24.9.20 on), no commercial Vaadin component. */
class LicenceTest {

    private static final Pattern VAADIN_RELEASE = Pattern.compile("(?:vaadin-core|vaadin-prod-bundle|vaadin-bom|vaadin-grid-flow)-(\\d+)\\.(\\d+)\\.(\\d+)\\.jar");
    private static final List<String> COMMERCIAL = List.of("vaadin-charts", "vaadin-grid-pro", "vaadin-crud", "vaadin-map-flow", "vaadin-spreadsheet", "vaadin-dashboard",
            "vaadin-rich-text-editor", "vaadin-testbench", "vaadin-board", "vaadin-cookie-consent", "copilot");

    private static Stream<String> jars() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString());
    }

    @Test
    void vaadinIsAFreeRelease() {
        var releases = jars().map(VAADIN_RELEASE::matcher).filter(Matcher::matches).toList();
        assertThat(releases).as("Vaadin jars on the class path").isNotEmpty().allSatisfy(release -> {
            int version = Integer.parseInt(release.group(1)) * 1_000_000 + Integer.parseInt(release.group(2)) * 1_000 + Integer.parseInt(release.group(3));
            assertThat(version).as(release.group()).isLessThanOrEqualTo(24_009_019);
        });
    }

    @Test
    void noCommercialComponentIsOnTheClassPath() {
        assertThat(jars().filter(jar -> COMMERCIAL.stream().anyMatch(jar::startsWith))).isEmpty();
    }

    @Test
    void theProjectSaysItsLicence() throws IOException {
        assertThat(Files.readString(Path.of("LICENSE"))).contains("GNU GENERAL PUBLIC LICENSE", "Version 3");
        assertThat(Files.readString(Path.of("pom.xml"))).contains("GPL-3.0-or-later");
    }
}
