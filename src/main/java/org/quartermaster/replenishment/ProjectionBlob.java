package org.quartermaster.replenishment;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.quartermaster.replenishment.policy.DemandPaths;
import org.quartermaster.replenishment.policy.Projection;

/**
 * What a projection is made of, in a few hundred bytes: free stock, arrivals and demand paths.
 *
 * @param free     on hand − reserved − backordered on the planning day
 * @param arrivals {@code [day]} units
 * @param demand   demand per day
 */
record ProjectionBlob(int free, int[] arrivals, DemandPaths demand) {

    private static final int VERSION = 1;

    Projection withInbound() {
        return Projection.of(free, arrivals, demand);
    }

    Projection withoutInbound() {
        return Projection.of(free, new int[arrivals.length], demand);
    }

    /** The same with {@code units} that arrive on {@code day}; beyond the projection nothing changes. */
    ProjectionBlob plus(int day, int units) {
        int[] more = arrivals.clone();
        if (day >= 0 && day < more.length) {
            more[day] += units;
        }
        return new ProjectionBlob(free, more, demand);
    }

    /** The same with {@code units} less free stock. */
    ProjectionBlob minusFree(int units) {
        return new ProjectionBlob(free - units, arrivals, demand);
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream(64 + arrivals.length * 4);
        out.write(VERSION);
        out.write(arrivals.length);
        put(out, free);
        for (int[] values : new int[][] {arrivals, demand.low(), demand.middle(), demand.high()}) {
            for (int value : values) {
                put(out, value);
            }
        }
        return out.toByteArray();
    }

    static ProjectionBlob read(byte[] bytes) {
        if (bytes[0] != VERSION) {
            throw new IllegalStateException("Projection of version %d; this program reads version %d. Run the plan again.".formatted(bytes[0], VERSION));
        }
        var in = new Reader(bytes, 2);
        int free = in.next();
        int[][] parts = new int[4][bytes[1]];
        for (int[] part : parts) {
            Arrays.setAll(part, _ -> in.next());
        }
        return new ProjectionBlob(free, parts[0], new DemandPaths(parts[1], parts[2], parts[3]));
    }

    /** Zigzag varint. */
    private static void put(ByteArrayOutputStream out, int value) {
        int rest = value << 1 ^ value >> 31;
        while ((rest & ~0x7F) != 0) {
            out.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        int next() {
            int value = 0;
            int shift = 0;
            int part;
            do {
                part = bytes[at++];
                value |= (part & 0x7F) << shift;
                shift += 7;
            } while ((part & 0x80) != 0);
            return value >>> 1 ^ -(value & 1);
        }
    }
}
