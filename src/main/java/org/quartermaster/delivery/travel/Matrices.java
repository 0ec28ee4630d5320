package org.quartermaster.delivery.travel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.quartermaster.database.Numbers;
import org.quartermaster.delivery.planning.TravelMatrix;

/** The matrices that plans were made with: a plan's times and money stay what they were when distances become known better. */
@ApplicationScoped
@Transactional
public class Matrices {
    private Jdbi jdbi;

    protected Matrices() {
    }

    @Inject
    public Matrices(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Row(int places, byte[] cells) {
    }

    /** Keeps one; answers its identity. */
    public long keep(TravelMatrix matrix, int known) {
        return jdbi.inTransaction(handle -> {
            long id = Numbers.take(handle, "delivery_matrix", 1);
            handle.createUpdate("insert into delivery_matrix (id, places, known, cells) values (:id, :places, :known, :cells)").bind("id", id)
                    .bind("places", matrix.size()).bind("known", known).bind("cells", deflated(matrix)).execute();
            return id;
        });
    }

    /** One that was kept. */
    public static TravelMatrix load(Handle handle, long id) {
        Row row = handle.createQuery("select places, cells from delivery_matrix where id = :id").bind("id", id).mapTo(Row.class).one();
        return inflated(row.places(), row.cells());
    }

    static byte[] deflated(TravelMatrix matrix) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes)))) {
            for (int i = 0; i < matrix.size(); i++) {
                for (int j = 0; j < matrix.size(); j++) {
                    out.writeInt(matrix.metres(i, j));
                }
            }
            for (int i = 0; i < matrix.size(); i++) {
                for (int j = 0; j < matrix.size(); j++) {
                    out.writeInt(matrix.seconds(i, j));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static TravelMatrix inflated(int places, byte[] cells) {
        try (var in = new DataInputStream(new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(cells))))) {
            return new TravelMatrix(places, read(in, places * places), read(in, places * places));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int[] read(DataInputStream in, int count) throws IOException {
        var cells = new int[count];
        for (int i = 0; i < count; i++) {
            cells[i] = in.readInt();
        }
        return cells;
    }
}
