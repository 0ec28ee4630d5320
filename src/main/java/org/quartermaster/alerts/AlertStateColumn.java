package org.quartermaster.alerts;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the state under its code. */
@Converter(autoApply = true)
public class AlertStateColumn implements AttributeConverter<AlertState, String> {
    @Override
    public String convertToDatabaseColumn(AlertState state) {
        return state.code();
    }

    @Override
    public AlertState convertToEntityAttribute(String code) {
        return AlertState.of(code);
    }
}
