package org.quartermaster.launcher.bench.routing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of an instance file that are not blank, one after the other, with their numbers for messages. */
final class Lines {
    private final Path file;
    private final List<String> all;
    private int next;
    private int number;

    Lines(Path path) throws IOException {
        file = path;
        all = Files.readString(path, StandardCharsets.ISO_8859_1).lines().toList();
    }

    Path file() {
        return file;
    }

    boolean hasNext() {
        int i = next;
        while (i < all.size() && all.get(i).isBlank()) {
            i++;
        }
        return i < all.size();
    }

    /** The next line without blanks around it. */
    String next(String wanted) throws MalformedInstance {
        while (next < all.size() && all.get(next).isBlank()) {
            next++;
        }
        number = next + 1;
        if (next >= all.size()) {
            throw malformed("the file ends where %s should stand".formatted(wanted));
        }
        return all.get(next++).strip();
    }

    /** The next line, which stays the next. */
    String peek() {
        int i = next;
        while (i < all.size() && all.get(i).isBlank()) {
            i++;
        }
        return i < all.size() ? all.get(i).strip() : "";
    }

    /** The numbers of the next line. */
    double[] numbers(int least, String wanted) throws MalformedInstance {
        String line = next(wanted);
        String[] words = line.split("[\\s,]+");
        if (words.length < least) {
            throw malformed("%s needs %d numbers, got \"%s\"".formatted(wanted, least, line));
        }
        var numbers = new double[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = number(words[i], wanted);
        }
        return numbers;
    }

    double number(String word, String wanted) throws MalformedInstance {
        try {
            double value = Double.parseDouble(word);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException notOne) {
            // told below, with the place
        }
        throw malformed("%s: \"%s\" is not a number".formatted(wanted, word));
    }

    /** A whole number ≥ {@code least}. */
    int whole(double value, int least, String what) throws MalformedInstance {
        if (value != Math.rint(value) || value < least || value > Integer.MAX_VALUE) {
            throw malformed("%s must be a whole number ≥ %d, got %s".formatted(what, least, value));
        }
        return (int) value;
    }

    /** What is wrong with the line read last. */
    MalformedInstance malformed(String reason) {
        return new MalformedInstance(file, number, reason);
    }

    String nameOf() {
        return file.getFileName().toString().replaceFirst("\\.[A-Za-z]\\w*$", "");
    }
}
