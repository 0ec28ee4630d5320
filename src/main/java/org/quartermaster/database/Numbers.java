package org.quartermaster.database;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Hands out identities in blocks, so that inserts can be batched. A block that is not used up is lost, which is harmless. */
@ApplicationScoped
public class Numbers {

    private Jdbi jdbi;

    protected Numbers() {
    }

    @Inject
    public Numbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps others from taking numbers of a sequence, and from holding it, until the transaction ends: for what must be done by one at a time. */
    public static void hold(Handle handle, String sequence) {
        handle.execute("insert into id_block (name, next_id) values (?, 1) on duplicate key update next_id = next_id", sequence);
    }

    /**
     * Takes {@code count} consecutive numbers.
     *
     * @param sequence the table's name
     * @param count    how many, ≥ 1
     * @return the first of them
     */
    public long take(String sequence, int count) {
        return jdbi.inTransaction(handle -> take(handle, sequence, count));
    }

    /** As {@link #take(String, int)} inside the caller's transaction. */
    public static long take(Handle handle, String sequence, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count (%d) must be ≥ 1".formatted(count));
        }
        handle.execute("insert into id_block (name, next_id) values (?, last_insert_id(1 + ?) ) "
                + "on duplicate key update next_id = last_insert_id(next_id + ?)", sequence, count, count);
        return handle.createQuery("select last_insert_id()").mapTo(Long.class).one() - count;
    }
}
