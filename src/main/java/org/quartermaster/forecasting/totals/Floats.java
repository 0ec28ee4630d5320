package org.quartermaster.forecasting.totals;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Arrays of floats as bytes, one after the other. */
final class Floats {

    private Floats() {
    }

    static void write(DataOutputStream out, float[]... arrays) throws IOException {
        for (float[] array : arrays) {
            var bytes = ByteBuffer.allocate(array.length * Float.BYTES);
            bytes.asFloatBuffer().put(array);
            out.write(bytes.array());
        }
    }

    static void read(DataInputStream in, float[]... arrays) throws IOException {
        for (float[] array : arrays) {
            ByteBuffer.wrap(in.readNBytes(array.length * Float.BYTES)).asFloatBuffer().get(array);
        }
    }
}
