package org.quartermaster.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartermaster.shared.Conflict;
import org.quartermaster.shared.work.Reason;
import org.quartermaster.shared.work.WorkFailed;

/**
 * What went wrong with a job.
 *
 * @param words   in English, for logs and programs; empty when nothing did
 * @param reasons the same in no language, the outermost first
 */
public record JobFailure(String words, List<Reason> reasons) {

    private static final int MOST_OF_ARGUMENT = 800;

    static final JobFailure NONE = new JobFailure("", List.of());

    /** What nobody foresaw has the words of its cause as the argument of a sentence that says so. */
    static JobFailure of(Throwable failure) {
        return switch (failure) {
            case WorkFailed known -> new JobFailure(known.getMessage(), known.reasons());
            case Conflict conflict -> new JobFailure(conflict.getMessage(), List.of(Reason.of(conflict.code(), conflict.arguments())));
            case OutOfMemoryError memory -> new JobFailure("The server's memory was not enough: " + memory.getMessage(), List.of(Reason.of("jobs.error.memory")));
            default -> new JobFailure(words(failure), List.of(Reason.of("jobs.error.unexpected", words(failure))));
        };
    }

    private static String words(Throwable failure) {
        Throwable cause = failure;
        while (cause.getMessage() == null && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    /** One reason a line: {@code key|argument|…}. */
    String reasonsText() {
        return reasons.stream().map(reason -> Stream.concat(Stream.of(reason.key()), reason.arguments().stream()).map(JobFailure::plain).collect(Collectors.joining("|")))
                .collect(Collectors.joining("\n"));
    }

    /** As many whole lines of it, from the first on, as have room in so many characters: half a reason could not be said in any language. */
    String reasonsText(int most) {
        var text = new StringBuilder();
        for (String line : reasonsText().split("\n")) {
            if (text.length() + 1 + line.length() > most) {
                break;
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        return text.toString();
    }

    private static String plain(String text) {
        String line = text.replace('|', '/').replaceAll("\\R", " ");
        return line.length() <= MOST_OF_ARGUMENT ? line : line.substring(0, MOST_OF_ARGUMENT - 1) + "…";
    }

    /** What {@link #reasonsText} wrote. */
    static List<Reason> read(String text) {
        return text.lines().map(line -> line.split("\\|", -1)).map(words -> new Reason(words[0], Arrays.asList(words).subList(1, words.length))).toList();
    }
}
