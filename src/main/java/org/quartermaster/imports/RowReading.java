package org.quartermaster.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
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

    private static final BigDecimal LARGEST = new BigDecimal("1000000000");

    private final Choices choices;
    private final List<String> header;
    private final Field[] fields;
    private final int[] columns;

    RowReading(Choices choices, List<String> header) {
        this.choices = choices;
        this.header = header;
        fields = choices.kind().fields().toArray(Field[]::new);
        columns = java.util.Arrays.stream(fields).mapToInt(field -> choices.columns().getOrDefault(field.name(), -1)).toArray();
    }

    Read read(TableRow row) {
        var values = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            String text = columns[i] < 0 ? "" : row.cell(columns[i]);
            if (text.isEmpty()) {
                if (fields[i].required()) {
                    return wrong(row, i, text, "missing");
                }
                continue;
            }
            Optional<?> value = value(fields[i].type(), text);
            if (value.isEmpty()) {
                return wrong(row, i, text, reason(fields[i].type()));
            }
            values[i] = value.get();
        }
        return new Read.Values(row.line(), values);
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
            case NUMBER -> choices.numbers().parse(text).filter(RowReading::isSane);
            case WHOLE -> choices.numbers().parse(text).filter(RowReading::isSane).filter(number -> number.stripTrailingZeros().scale() <= 0).map(BigDecimal::intValueExact);
            case DAY -> choices.days().parse(text);
        };
    }

    private static boolean isSane(BigDecimal number) {
        return number.abs().compareTo(LARGEST) <= 0;
    }

    private static String reason(Field.Type type) {
        return switch (type) {
            case TEXT -> "missing";
            case NUMBER -> "notANumber";
            case WHOLE -> "notAWholeNumber";
            case DAY -> "notADay";
        };
    }
}
