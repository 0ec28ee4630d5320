package org.quartermaster.alerts;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quartermaster.alerts.detection.Evidence;

/** Evidence as JSON text, numbers with seven digits; what is not finite is null. */
final class EvidenceText {

    private static final MathContext DIGITS = new MathContext(7);

    private EvidenceText() {
    }

    static String write(Evidence evidence) {
        var terms = Json.createArrayBuilder();
        evidence.value().forEach(term -> terms.add(Json.createObjectBuilder().add("code", term.code()).add("units", number(term.units()))
                .add("rate", number(term.rate())).add("amount", number(term.amount()))));
        var numbers = Json.createObjectBuilder();
        evidence.numbers().forEach((name, value) -> numbers.add(name, number(value)));
        var texts = Json.createArrayBuilder();
        evidence.texts().forEach(texts::add);
        var json = Json.createObjectBuilder().add("value", terms).add("numbers", numbers).add("texts", texts);
        if (!evidence.series().isEmpty()) {
            json.add("series", Json.createObjectBuilder().add("from", evidence.series().from().toString()).add("actual", array(evidence.series().actual()))
                    .add("low", array(evidence.series().low())).add("high", array(evidence.series().high())));
        }
        return json.build().toString();
    }

    static Evidence read(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            var json = reader.readObject();
            var terms = json.getJsonArray("value").getValuesAs(JsonObject.class).stream()
                    .map(term -> new Evidence.Term(term.getString("code"), value(term.get("units")), value(term.get("rate")), value(term.get("amount")))).toList();
            Map<String, Double> numbers = new LinkedHashMap<>();
            json.getJsonObject("numbers").forEach((name, number) -> numbers.put(name, value(number)));
            var texts = json.getJsonArray("texts").getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
            var series = json.getJsonObject("series");
            return new Evidence(terms, numbers, texts, series == null ? Evidence.Series.NONE : new Evidence.Series(LocalDate.parse(series.getString("from")),
                    values(series.getJsonArray("actual")), values(series.getJsonArray("low")), values(series.getJsonArray("high"))));
        }
    }

    private static JsonArrayBuilder array(double[] values) {
        var array = Json.createArrayBuilder();
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    private static JsonValue number(double value) {
        return Double.isFinite(value) ? Json.createValue(new BigDecimal(value, DIGITS).stripTrailingZeros()) : JsonValue.NULL;
    }

    private static double value(JsonValue value) {
        return value instanceof JsonNumber number ? number.doubleValue() : Double.NaN;
    }

    private static double[] values(JsonArray array) {
        return array.stream().mapToDouble(EvidenceText::value).toArray();
    }
}
