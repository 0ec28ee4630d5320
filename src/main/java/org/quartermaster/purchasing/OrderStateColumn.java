package org.quartermaster.purchasing;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the state under its code. */
@Converter(autoApply = true)
public class OrderStateColumn implements AttributeConverter<OrderState, String> {
    @Override
    public String convertToDatabaseColumn(OrderState state) {
        return state.code();
    }

    @Override
    public OrderState convertToEntityAttribute(String code) {
        return OrderState.of(code);
    }
}
