package org.quartermaster.imports;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.quartermaster.exchange.DayOrder;
import org.quartermaster.exchange.NumberStyle;
import org.quartermaster.exchange.TableFile;
import org.quartermaster.exchange.TableRow;
import org.quartermaster.exchange.TableWriter;

/** Guesses what a file holds and which column means what, from the names of its columns and the first rows. */
final class ColumnGuess {

    private ColumnGuess() {
    }

    /** The likeliest choices; a person may change each. */
    static Choices guess(TableFile file, List<String> header, List<TableRow> sample) {
        ImportKind kind = Arrays.stream(ImportKind.values()).max(Comparator.comparingDouble(one -> score(one, columns(one, header), header.size()))).orElseThrow();
        return guess(file, kind, header, sample);
    }

    /** The likeliest choices for a kind that a person has named. */
    static Choices guess(TableFile file, ImportKind kind, List<String> header, List<TableRow> sample) {
        Map<String, Integer> columns = columns(kind, header);
        return new Choices(kind, columns, file.charset().name(), file.separator(), numbers(file, kind, columns, sample).orElse(NumberStyle.POINT),
                days(kind, columns, sample).orElse(DayOrder.DAY_FIRST), "");
    }

    /** How the numbers of these columns are written; empty when the rows leave it open. Number cells of workbooks always have a point. */
    static Optional<NumberStyle> numbers(TableFile file, ImportKind kind, Map<String, Integer> columns, List<TableRow> sample) {
        var texts = texts(kind, columns, sample, type -> type == Field.Type.NUMBER || type == Field.Type.WHOLE);
        var guess = NumberStyle.guess(texts);
        boolean isPlain = file.kind() == TableWriter.Kind.XLSX && texts.stream().noneMatch(text -> text.contains(","));
        return isPlain ? Optional.of(NumberStyle.POINT) : guess;
    }

    /** In which order the days of these columns are written; empty when the rows leave it open. */
    static Optional<DayOrder> days(ImportKind kind, Map<String, Integer> columns, List<TableRow> sample) {
        return DayOrder.guess(texts(kind, columns, sample, type -> type == Field.Type.DAY));
    }

    private static double score(ImportKind kind, Map<String, Integer> columns, int width) {
        long missing = kind.fields().stream().filter(field -> field.required() && !columns.containsKey(field.name())).count();
        return columns.size() / (double) Math.max(1, width) + columns.size() * 0.01 - 2.0 * missing;
    }

    static Map<String, Integer> columns(ImportKind kind, List<String> header) {
        var plain = header.stream().map(ColumnGuess::plain).toList();
        var columns = new HashMap<String, Integer>();
        var taken = new HashSet<Integer>();
        for (Field field : kind.fields()) {
            field.synonyms().stream().map(plain::indexOf).filter(index -> index >= 0 && !taken.contains(index)).findFirst().ifPresent(index -> {
                columns.put(field.name(), index);
                taken.add(index);
            });
        }
        return columns;
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Collection<String> texts(ImportKind kind, Map<String, Integer> columns, List<TableRow> sample, Predicate<Field.Type> wanted) {
        return kind.fields().stream().filter(field -> wanted.test(field.type()) && columns.containsKey(field.name()))
                .flatMap(field -> sample.stream().map(row -> row.cell(columns.get(field.name())))).filter(text -> !text.isEmpty()).toList();
    }
}
