package org.quartermaster.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StartTest {

    /** Class file version 55 is Java 11's (JVMS 4.1). */
    @Test
    void canBeReadByAnOlderJava() throws IOException {
        try (var file = new DataInputStream(Start.class.getResourceAsStream("Start.class"))) {
            assertThat(file.readInt()).isEqualTo(0xCAFEBABE);
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isLessThanOrEqualTo(55);
        }
    }

    @Test
    void saysInOneLineWhichJavaIsMissing() {
        assertThat(Start.refusal(17, "/opt/java-17")).startsWith("quartermaster: needs Java 25 or newer, this is Java 17 in /opt/java-17").doesNotContain("\n");
    }

    @Test
    void asksForTheJavaThatTheProgramIsBuiltFor() throws IOException {
        try (var file = new DataInputStream(Launcher.class.getResourceAsStream("Launcher.class"))) {
            file.readInt();
            file.readUnsignedShort();
            assertThat(file.readUnsignedShort()).isEqualTo(44 + Start.NEEDED);
        }
    }
}
