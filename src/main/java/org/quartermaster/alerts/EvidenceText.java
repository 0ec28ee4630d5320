package org.quartermaster.alerts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.quartermaster.alerts.detection.Evidence;

/** Evidence as JSON text, numbers with nine digits; what is not finite is null. */
final class EvidenceText {

    private static final MathContext DIGITS = new MathContext(9);
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EvidenceText() {
    }

    static String write(Evidence evidence) {
        var json = NODES.objectNode();
        var terms = json.putArray("value");
        evidence.value().forEach(term -> {
            var node = terms.addObject().put("code", term.code());
            node.set("units", number(term.units()));
            node.set("rate", number(term.rate()));
            node.set("amount", number(term.amount()));
        });
        var numbers = json.putObject("numbers");
        evidence.numbers().forEach((name, value) -> numbers.set(name, number(value)));
        evidence.texts().forEach(json.putArray("texts")::add);
        if (!evidence.series().isEmpty()) {
            var series = json.putObject("series").put("from", evidence.series().from().toString());
            series.set("actual", array(evidence.series().actual()));
            series.set("low", array(evidence.series().low()));
            series.set("high", array(evidence.series().high()));
        }
        return json.toString();
    }

    static Evidence read(String text) {
        JsonNode json = parsed(text);
        var terms = new ArrayList<Evidence.Term>();
        json.path("value").forEach(term -> terms.add(new Evidence.Term(term.path("code").asText(), value(term.get("units")), value(term.get("rate")), value(term.get("amount")))));
        Map<String, Double> numbers = new LinkedHashMap<>();
        json.path("numbers").properties().forEach(number -> numbers.put(number.getKey(), value(number.getValue())));
        var texts = new ArrayList<String>();
        json.path("texts").forEach(one -> texts.add(one.asText()));
        JsonNode series = json.get("series");
        return new Evidence(terms, numbers, texts, series == null ? Evidence.Series.NONE
                : new Evidence.Series(LocalDate.parse(series.path("from").asText()), values(series.get("actual")), values(series.get("low")), values(series.get("high"))));
    }

    private static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The evidence of an alert is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ArrayNode array(double[] values) {
        var array = NODES.arrayNode(values.length);
        for (double value : values) {
            array.add(number(value));
        }
        return array;
    }

    private static JsonNode number(double value) {
        return Double.isFinite(value) ? NODES.numberNode(new BigDecimal(value, DIGITS).stripTrailingZeros()) : NODES.nullNode();
    }

    private static double value(JsonNode node) {
        return node == null || !node.isNumber() ? Double.NaN : node.doubleValue();
    }

    private static double[] values(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(array.get(i));
        }
        return values;
    }
}
