package org.quartermaster.sales;

import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How far times without stock are found, and from which day on what they are found from has changed since. Whoever changes it writes the day in the same transaction, and it stays until a look that began afterwards has ended. */
public final class StockOutBook {

    /**
     * Where it stands.
     *
     * @param foundTo last day for which times without stock were found
     * @param again   first day that changed since it was looked at
     * @param asked   how often that was told
     */
    record Page(Optional<LocalDate> foundTo, Optional<LocalDate> again, long asked) {
    }

    private StockOutBook() {
    }

    /** Movements or sales have changed from this day on. The last thing to write, for a look that ends meanwhile waits for it. */
    public static void changed(Handle handle, LocalDate day) {
        handle.execute("insert into stock_out_finding (id, again_from, asked) values (1, ?, 1) on duplicate key update again_from = least(coalesce(again_from, values(again_from)), values(again_from)), "
                + "asked = asked + 1", day);
    }

    static Page read(Handle handle) {
        return handle.createQuery("select found_to, again_from, asked from stock_out_finding").map((row, _) -> new Page(Optional.ofNullable(row.getObject(1, LocalDate.class)),
                Optional.ofNullable(row.getObject(2, LocalDate.class)), row.getLong(3))).findOne().orElse(new Page(Optional.empty(), Optional.empty(), 0));
    }

    /**
     * A look has ended.
     *
     * @param page what was known when it began
     * @return whether nothing has changed since then
     */
    static boolean looked(Handle handle, Page page, LocalDate foundTo) {
        handle.execute("insert into stock_out_finding (id, found_to) values (1, ?) on duplicate key update found_to = values(found_to), again_from = if(asked = ?, null, again_from)", foundTo, page.asked());
        return read(handle).again().isEmpty();
    }
}
