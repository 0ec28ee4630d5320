package org.quartermaster.launcher;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.quartermaster.launcher.demo.DemoCompany;
import org.quartermaster.launcher.demo.DemoSize;

/** The demo company, made when the database holds no company yet. */
final class FirstCompany {

    private static final long SEED = 20_251_122;

    private FirstCompany() {
    }

    /** Leaves a database with SKUs of its own alone; begins a demo company again that was interrupted, or clears it when none is wanted any more. */
    static void makeWhenEmpty(DatabaseAddress database, RunOptions options, Consumer<String> say) {
        if (!options.demo()) {
            DemoCompany.discard(database.dataSource());
            return;
        }
        if (!DemoCompany.isWanted(database.dataSource())) {
            return;
        }
        var size = DemoSize.valueOf(options.company().toUpperCase(Locale.ROOT));
        say.accept("demo company (" + options.company() + "): making two years of history…");
        new DemoCompany(size, SEED, today()).writeTo(database.dataSource(), options.data().resolve("truth"), line -> say.accept("demo company: " + line));
    }

    private static LocalDate today() {
        return Optional.ofNullable(System.getenv("QM_TODAY")).filter(text -> !text.isBlank()).map(LocalDate::parse)
                .orElseGet(() -> LocalDate.now(ZoneId.of(DemoCompany.ZONE)));
    }
}
