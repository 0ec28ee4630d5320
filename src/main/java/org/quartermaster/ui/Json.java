package org.quartermaster.ui;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Records and maps as JSON for the browser: days and instants as ISO text, numbers that are not finite as null. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper().registerModule(module());

    private Json() {
    }

    static String of(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This cannot be written as JSON: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the text is not JSON of that shape */
    static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not the JSON of a " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    private static SimpleModule module() {
        var module = new SimpleModule();
        for (Class<?> type : new Class<?>[] {Instant.class, LocalDate.class, LocalDateTime.class, LocalTime.class}) {
            module.addSerializer(type, new ToStringSerializer());
        }
        module.addSerializer(Double.class, new FiniteOnly());
        module.addSerializer(double.class, new FiniteOnly());
        module.addSerializer(double[].class, new FiniteArray());
        return module;
    }

    private static final class FiniteOnly extends StdSerializer<Double> {
        FiniteOnly() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(value, json);
        }
    }

    private static final class FiniteArray extends StdSerializer<double[]> {
        FiniteArray() {
            super(double[].class);
        }

        @Override
        public void serialize(double[] values, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double value : values) {
                write(value, json);
            }
            json.writeEndArray();
        }
    }

    private static void write(double value, JsonGenerator json) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNull();
        }
    }
}
