package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.file.Path;

/** Formats of instance files. */
enum Format {
    SOLOMON, CVRPLIB, CORDEAU;

    /** Reads a file in this format. */
    BenchInstance read(Path file) throws IOException, MalformedInstance {
        var lines = new Lines(file);
        return switch (this) {
            case SOLOMON -> SolomonFormat.read(lines);
            case CVRPLIB -> CvrplibFormat.read(lines);
            case CORDEAU -> CordeauFormat.read(lines);
        };
    }

    /** By what stands at the beginning: a keyword with a colon is CVRPLIB's, four bare numbers are Cordeau's, a bare name is Solomon's. */
    static Format of(Path file) throws IOException, MalformedInstance {
        var lines = new Lines(file);
        String first = lines.next("an instance");
        if (first.matches("[A-Z_0-9]+\\s*:.*")) {
            return CVRPLIB;
        }
        return first.matches("[-\\d.]+(\\s+[-\\d.]+){3}") ? CORDEAU : SOLOMON;
    }

    /** The convention that published figures of this format use. */
    Convention usualConvention(Objective objective) {
        return switch (this) {
            case SOLOMON -> objective == Objective.HIERARCHICAL ? Convention.EXACT : Convention.DIMACS;
            case CVRPLIB -> Convention.ROUNDED;
            case CORDEAU -> Convention.EXACT;
        };
    }
}
