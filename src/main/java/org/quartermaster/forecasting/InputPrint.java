package org.quartermaster.forecasting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.quartermaster.sales.DailySeries;

/** The SHA-256 of everything a run is made from: two runs with the same one make the same forecasts. Order counts. */
final class InputPrint {

    private final MessageDigest digest;

    InputPrint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes in what has a text that tells it from others, a record for example. */
    InputPrint add(Object one) {
        byte[] text = String.valueOf(one).getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
        digest.update(text);
        return this;
    }

    InputPrint add(DailySeries series) {
        add("%d %d %s %d".formatted(series.sku().value(), series.warehouse().value(), series.firstDay(), series.firstSaleIndex()));
        return add(series.units()).add(series.soldWhileShort()).add(series.listPrice()).add(series.promotionDepth());
    }

    private InputPrint add(float[] values) {
        var bytes = ByteBuffer.allocate(Integer.BYTES + Float.BYTES * values.length).putInt(values.length);
        bytes.asFloatBuffer().put(values);
        digest.update(bytes.rewind());
        return this;
    }

    /** 64 hexadecimal digits; nothing may be added afterwards. */
    String text() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
