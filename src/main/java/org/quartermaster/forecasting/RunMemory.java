package org.quartermaster.forecasting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.selection.RunReport;

/**
 * What a run leaves behind so that its features can be made again: what was pooled over series, and the factors of the mean. A megabyte or so per run, instead of a row of features per forecast.
 */
record RunMemory(double[] factors, DemandPool pool) {

    /** Under which it stands beside the model. */
    static final String NAME = "memory";

    static byte[] of(RunReport report, DemandPool pool) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(report.factors().length);
            for (double factor : report.factors()) {
                out.writeDouble(factor);
            }
            pool.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RunMemory read(byte[] content) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            double[] factors = new double[in.readInt()];
            for (int i = 0; i < factors.length; i++) {
                factors[i] = in.readDouble();
            }
            return new RunMemory(factors, DemandPool.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
