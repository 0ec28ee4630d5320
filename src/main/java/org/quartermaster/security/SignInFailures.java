package org.quartermaster.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts failed sign-ins per name and address, per address and per name, and says when the next try may come. A try is counted before its password is looked at
 * and taken back when it was right, so that a thousand tries at once are a thousand failures. Unknown names count like known ones, and all addresses of an IPv6
 * network like one.
 */
@ApplicationScoped
public class SignInFailures {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private Jdbi jdbi;
    private Clock clock;

    protected SignInFailures() {
    }

    @Inject
    public SignInFailures(Jdbi jdbi) {
        this(jdbi, Clock.systemUTC());
    }

    SignInFailures(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Counted(int failures, Instant lastAt, Instant blockedUntil) {
    }

    /** Counts a try; the time to wait when it must not be made, else empty. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Duration> count(String name, String address) {
        return jdbi.inTransaction(handle -> count(handle, subjects(name, address), clock.instant()));
    }

    /** The try was right: its name starts afresh; the address only gets this one try back. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void forget(String name, String address) {
        jdbi.useTransaction(handle -> subjects(name, address).forEach((subject, backOff) -> handle.execute(
                backOff.equals(BackOff.ADDRESS) ? "update sign_in_failure set failures = greatest(failures - 1, 0), blocked_until = null where subject = ?"
                        : "delete from sign_in_failure where subject = ?", subject)));
    }

    private Optional<Duration> count(Handle handle, Map<String, BackOff> subjects, Instant now) {
        forgetOld(handle, now.minus(FORGOTTEN_AFTER));
        subjects.keySet().forEach(subject -> handle.execute("insert into sign_in_failure (subject, failures, last_at) values (?, 0, ?) "
                + "on duplicate key update subject = subject", subject, now));
        var counted = new LinkedHashMap<String, Counted>();
        subjects.keySet().forEach(subject -> counted.put(subject, handle
                .createQuery("select failures, last_at, blocked_until from sign_in_failure where subject = ? for update").bind(0, subject).mapTo(Counted.class).one()));
        var wait = counted.values().stream().map(Counted::blockedUntil).filter(until -> until != null && until.isAfter(now))
                .map(until -> Duration.between(now, until)).max(Duration::compareTo);
        if (wait.isEmpty()) {
            counted.forEach((subject, before) -> handle.execute("update sign_in_failure set failures = ?, last_at = ?, blocked_until = ? where subject = ?",
                    before.failures() + 1, now, blocked(now, subjects.get(subject).after(before.failures() + 1)), subject));
        }
        return wait;
    }

    /** Looks before it deletes: a delete that finds nothing would still lock the gap that other tries insert into. */
    private static void forgetOld(Handle handle, Instant before) {
        boolean isAny = handle.createQuery("select exists (select 1 from sign_in_failure where last_at < :before)").bind("before", before).mapTo(Boolean.class).one();
        if (isAny) {
            handle.execute("delete from sign_in_failure where last_at < ? limit 100", before);
        }
    }

    private static Instant blocked(Instant now, Duration pause) {
        return pause.isZero() ? null : now.plus(pause);
    }

    /** In the order of their rows' keys, so that two tries never wait for each other. */
    private static Map<String, BackOff> subjects(String name, String address) {
        String plain = name.strip().toLowerCase(Locale.ROOT);
        String network = Visitor.network(address);
        return new TreeMap<>(Map.of(
                Digest.sha256("both\n" + plain + "\n" + network), BackOff.NAME_AND_ADDRESS,
                Digest.sha256("address\n" + network), BackOff.ADDRESS,
                Digest.sha256("name\n" + plain), BackOff.NAME));
    }
}
