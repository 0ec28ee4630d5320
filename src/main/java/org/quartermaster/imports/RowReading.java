package org.quartermaster.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.quartermaster.exchange.TableRow;

/** Turns the texts of a row into values, or says what is wrong with it. Values stand in the order of the kind's fields; null means not given. */
final class RowReading {

    /** What became of a row: values, or a rejection. */
    sealed interface Read {
        record Values(long line, Object[] values) implements Read {
        }

        record Wrong(Rejection rejection) implements Read {
        }
    }

    /** How a spreadsheet shows a long number that lost its last digits: 6.9E+12. */
    private static final Pattern SCIENTIFIC = Pattern.compile("\\d([.,]\\d+)?[eE]\\+\\d{2}");
    /** What every number column of the database holds. */
    private static final BigDecimal LARGEST = new BigDecimal("100000000");

    private final Choices choices;
    private final List<String> header;
    private final Field[] fields;
    private final int[] columns;

    RowReading(Choices choices, List<String> header) {
        this.choices = choices;
        this.header = header;
        fields = choices.kind().fields().toArray(Field[]::new);
        columns = Arrays.stream(fields).mapToInt(field -> choices.columns().getOrDefault(field.name(), -1)).toArray();
    }

    /** The values of a row, or the first thing that is wrong with it. */
    Read read(TableRow row) {
        var values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            String text = text(row, i);
            Optional<String> reason = problem(i, text);
            if (reason.isPresent()) {
                return wrong(row, i, text, reason.get());
            }
            values[i] = text.isEmpty() ? null : value(fields[i].type(), text).orElseThrow();
        }
        return new Read.Values(row.line(), values);
    }

    /** All that is wrong with the cells of a row, each by itself. */
    List<CellProblem> problems(TableRow row) {
        var problems = new ArrayList<CellProblem>();
        for (int i = 0; i < fields.length; i++) {
            if (columns[i] >= 0) {
                int field = i;
                problem(i, text(row, i)).ifPresent(reason -> problems.add(new CellProblem(columns[field], fields[field].name(), reason)));
            }
        }
        return problems;
    }

    /** The text of the kind's first field, by which rows belong together. */
    String key(TableRow row) {
        return text(row, 0);
    }

    private String text(TableRow row, int field) {
        return columns[field] < 0 ? "" : row.cell(columns[field]);
    }

    private Optional<String> problem(int field, String text) {
        if (text.isEmpty()) {
            return fields[field].required() ? Optional.of("missing") : Optional.empty();
        }
        return switch (fields[field].type()) {
            case TEXT -> SCIENTIFIC.matcher(text).matches() ? Optional.of("scientific")
                    : text.length() > choices.kind().longest(fields[field].name()) ? Optional.of("tooLong") : Optional.empty();
            case NUMBER, WHOLE -> numberProblem(field, text);
            case DAY -> choices.days().parse(text).isPresent() ? Optional.empty() : Optional.of("notADay");
        };
    }

    private Optional<String> numberProblem(int field, String text) {
        Optional<BigDecimal> number = choices.numbers().parse(text);
        boolean isWhole = fields[field].type() == Field.Type.WHOLE;
        if (number.isEmpty() || isWhole && number.get().stripTrailingZeros().scale() > 0) {
            return Optional.of(isWhole ? "notAWholeNumber" : "notANumber");
        }
        return number.get().abs().compareTo(LARGEST) < 0 ? Optional.empty() : Optional.of("outOfRange");
    }

    /** The rejection of a row whose values do not fit, blaming one field. */
    Rejection rejection(TableRow row, String field, String reason) {
        int column = columns[choices.kind().index(field)];
        return new Rejection(row.line(), column < 0 ? "" : header.get(column), column < 0 ? "" : row.cell(column), reason);
    }

    private Read wrong(TableRow row, int field, String text, String reason) {
        return new Read.Wrong(new Rejection(row.line(), columns[field] < 0 ? fields[field].name() : header.get(columns[field]), text, reason));
    }

    private Optional<?> value(Field.Type type, String text) {
        return switch (type) {
            case TEXT -> Optional.of(text);
            case NUMBER -> choices.numbers().parse(text);
            case WHOLE -> choices.numbers().parse(text).map(BigDecimal::intValueExact);
            case DAY -> choices.days().parse(text);
        };
    }
}
