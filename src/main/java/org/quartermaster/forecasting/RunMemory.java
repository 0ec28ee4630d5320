package org.quartermaster.forecasting;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.quartermaster.forecasting.features.DemandPool;
import org.quartermaster.forecasting.selection.Calibration;
import org.quartermaster.forecasting.selection.RunReport;

/**
 * What a run leaves behind so that its features can be made again: what was pooled over series, and what means were corrected with. A megabyte or so per run, instead of a row of features per forecast.
 */
record RunMemory(Calibration calibration, DemandPool pool) {

    /** Under which it stands beside the model. */
    static final String NAME = "memory";

    static byte[] of(RunReport report, DemandPool pool) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            report.calibration().write(out);
            pool.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static RunMemory read(byte[] content) {
        try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
            return new RunMemory(Calibration.read(in), DemandPool.read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
