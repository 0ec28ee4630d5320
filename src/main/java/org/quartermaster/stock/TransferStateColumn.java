package org.quartermaster.stock;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Keeps the state under its code. */
@Converter(autoApply = true)
public class TransferStateColumn implements AttributeConverter<TransferState, String> {
    @Override
    public String convertToDatabaseColumn(TransferState state) {
        return state.code();
    }

    @Override
    public TransferState convertToEntityAttribute(String code) {
        return TransferState.of(code);
    }
}
