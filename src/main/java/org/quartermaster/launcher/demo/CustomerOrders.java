package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Makes the customer orders of the last {@link Candidates#ORDER_DAYS} days out of a sample of what was sold, open ones for today among them, and plants
 * orders that no van can carry, windows that cannot be met and orders that look like fraud.
 */
final class CustomerOrders {

    private static final double KILOMETRES_PER_DEGREE = 111.2;
    private static final List<Bilingual> STREETS = Words.of("street");

    private final World world;
    private final Candidates candidates;
    private final OrderBook book;
    private final List<String> planted = new ArrayList<>();
    private final Dice dice;

    CustomerOrders(World world, Candidates candidates, RowSink sink) {
        this.world = world;
        this.candidates = candidates;
        this.book = new OrderBook(sink, world.history());
        this.dice = Dice.of(world.seed(), "customer orders");
    }

    /** Writes the orders; returns the planted ones as lines of the truth. */
    List<String> write() {
        for (Site site : world.sites()) {
            int last = lastDayOfSales(site);
            for (int day = History.DAYS - Candidates.ORDER_DAYS; day <= last; day++) {
                placedOn(site, day, last);
            }
            today(site);
        }
        candidates.waiting().forEach(this::waiting);
        book.settle();
        return planted;
    }

    private int perDay() {
        return Math.max(1, world.size().ordersToday() / world.sites().size());
    }

    /** Yesterday, or the day before when the warehouse was closed. */
    private int lastDayOfSales(Site site) {
        int day = History.YESTERDAY;
        while (candidates.soldOn(site.index(), day).isEmpty() && day > History.DAYS - Candidates.ORDER_DAYS) {
            day--;
        }
        return day;
    }

    private void placedOn(Site site, int day, int last) {
        Iterator<Candidates.Goods> goods = candidates.soldOn(site.index(), day).iterator();
        int early = day == last ? Math.max(1, perDay() / 30) : 0;
        for (int i = 0; i < perDay() && goods.hasNext(); i++) {
            int promised = promised(day, last);
            var lines = new ArrayList<OrderBook.Line>();
            for (int wanted = size(); wanted > 0 && goods.hasNext(); wanted--) {
                Candidates.Goods one = goods.next();
                lines.add(new OrderBook.Line(one, Math.min(one.units(), dice.whole(1, 3))));
            }
            boolean open = promised >= History.DAYS;
            boolean tooEarly = open && i < early;
            OrderBook.Head head = head(site, placed(day), promised, state(promised), tooEarly);
            if (open) {
                lines.forEach(line -> book.holdSold(line, head));
            }
            String code = book.write(head, lines);
            if (tooEarly) {
                plant("WINDOW_CANNOT_BE_MET", code, site, "promised before any van starts");
            }
        }
    }

    /** The day of delivery: about as many orders as are placed in a day are to be delivered today. */
    private int promised(int day, int last) {
        double draw = dice.between(0, 1);
        if (day == last) {
            return draw < 0.8 ? History.DAYS : History.DAYS + 1;
        }
        if (day == last - 1) {
            return draw < 0.6 ? day + 1 : draw < 0.8 ? History.DAYS : History.DAYS + 1;
        }
        return draw < 0.75 ? day + 1 : day + 2;
    }

    private int size() {
        int lines = 1;
        while (lines < 6 && dice.chance(0.5)) {
            lines++;
        }
        return lines;
    }

    private String state(int promised) {
        if (promised >= History.DAYS) {
            return "open";
        }
        if (promised == History.YESTERDAY && dice.chance(0.08)) {
            return "shipped";
        }
        return dice.chance(0.02) ? "cancelled" : "delivered";
    }

    private LocalDateTime placed(int day) {
        return world.history().day(day).atTime(dice.whole(5, 20), dice.whole(0, 59), dice.whole(0, 59));
    }

    private OrderBook.Head head(Site site, LocalDateTime placed, int promised, String state, boolean tooEarly) {
        LocalDate date = world.history().day(promised);
        int hours = dice.whole(2, 4);
        int start = dice.whole(8, 20 - hours);
        var from = tooEarly ? utc(date.atTime(3, 0), site) : utc(date.atTime(start, 0), site);
        var to = tooEarly ? from.plusMinutes(20) : from.plusHours(hours);
        Integer warehouse = dice.chance(0.8) ? Integer.valueOf(site.id()) : null;
        return new OrderBook.Head(placed, customer(), address(site), from, to, warehouse, state, dice.chance(0.04) ? 2 : 1, dice.chance(0.15));
    }

    private static LocalDateTime utc(LocalDateTime local, Site site) {
        return local.atZone(site.zone()).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    private String customer() {
        return "C-%06d".formatted(dice.whole(1, world.size().ordersToday() * 40));
    }

    private OrderBook.Address address(Site site) {
        Site.Town town = dice.pick(site.towns());
        double north = Math.clamp(dice.normal(), -2, 2) * 1.3 / KILOMETRES_PER_DEGREE;
        double east = Math.clamp(dice.normal(), -2, 2) * 1.3 / KILOMETRES_PER_DEGREE / Math.cos(Math.toRadians(town.latitude()));
        String text = "%s %d, %s".formatted(STREETS.get(site.index() % STREETS.size()).english(), dice.whole(1, 140), town.name());
        return new OrderBook.Address(text, town.latitude() + north, town.longitude() + east);
    }

    private void waiting(Candidates.Goods goods) {
        Site site = world.sites().get(goods.site());
        book.write(head(site, placed(History.YESTERDAY), History.DAYS + dice.whole(1, 3), "open", false), List.of(new OrderBook.Line(goods, goods.units())));
    }

    private void today(Site site) {
        var valuable = candidates.valuable(site.index());
        if (valuable.size() < 10) {
            return;
        }
        for (int i = 0; i < perDay() / 4; i++) {
            today(site, List.of(line(dice.pick(valuable), dice.whole(1, 2))), History.DAYS + 1, null);
        }
        for (int i = 0; i < Math.max(1, perDay() / 50); i++) {
            tooLarge(site, i);
            manyAttempts(site, valuable);
            hugeQuantity(site, valuable);
        }
        if (site.index() % 2 == 0) {
            burst(site, valuable);
        }
    }

    private static OrderBook.Line line(Candidates.Goods goods, int units) {
        return new OrderBook.Line(goods, units);
    }

    private String today(Site site, List<OrderBook.Line> lines, int promised, OrderBook.Head given) {
        LocalDateTime placed = world.history().today().atTime(dice.whole(0, 3), dice.whole(0, 59), dice.whole(0, 59));
        OrderBook.Head head = given != null ? given : head(site, placed, promised, "open", false);
        lines.forEach(line -> book.holdFree(line, head));
        return book.write(head, lines);
    }

    /** More than 20 m³ for one door. */
    private void tooLarge(Site site, int number) {
        var bulky = candidates.bulky(site.index());
        if (number < bulky.size()) {
            Candidates.Goods goods = bulky.get(number);
            int units = Math.min(goods.units(), (int) Math.ceil(22_000 / goods.sku().litres()));
            String code = today(site, List.of(line(goods, units)), History.DAYS, null);
            plant("TOO_LARGE_FOR_A_VAN", code, site, "%.0f litres".formatted(units * goods.sku().litres()));
        }
    }

    private void manyAttempts(Site site, List<Candidates.Goods> valuable) {
        LocalDateTime placed = world.history().today().atTime(1, dice.whole(0, 59), dice.whole(0, 59));
        var plain = head(site, placed, History.DAYS + 1, "open", false);
        var head = new OrderBook.Head(placed, "C-N%05d".formatted(dice.whole(1, 99_999)), plain.address(), plain.promisedFrom(), plain.promisedTo(),
                plain.warehouse(), "open", dice.whole(5, 9), true);
        var goods = dice.pick(valuable.subList(0, valuable.size() / 4));
        plant("FRAUD_MANY_ATTEMPTS", today(site, List.of(line(goods, dice.whole(3, 6))), 0, head), site, head.paymentAttempts() + " attempts");
    }

    private void hugeQuantity(Site site, List<Candidates.Goods> valuable) {
        LocalDateTime placed = world.history().today().atTime(2, dice.whole(0, 59), dice.whole(0, 59));
        var plain = head(site, placed, History.DAYS + 1, "open", false);
        var head = new OrderBook.Head(placed, plain.customer(), plain.address(), plain.promisedFrom(), plain.promisedTo(), plain.warehouse(), "open", 2, true);
        int units = dice.whole(35, 80);
        plant("FRAUD_HUGE_QUANTITY", today(site, List.of(line(dice.pick(valuable), units)), 0, head), site, units + " units");
    }

    /** Six orders of six customers to one address within half an hour. */
    private void burst(Site site, List<Candidates.Goods> valuable) {
        OrderBook.Address address = address(site);
        LocalDateTime first = world.history().today().atTime(0, dice.whole(5, 25));
        for (int i = 0; i < 6; i++) {
            var plain = head(site, first.plusMinutes(4L * i + dice.whole(0, 3)), History.DAYS + 1, "open", false);
            var head = new OrderBook.Head(plain.placedAt(), "C-B%05d".formatted(dice.whole(1, 99_999)), address, plain.promisedFrom(), plain.promisedTo(),
                    plain.warehouse(), "open", dice.whole(1, 3), true);
            plant("FRAUD_BURST", today(site, List.of(line(dice.pick(valuable), dice.whole(1, 3))), 0, head), site, address.text().replace(',', ' '));
        }
    }

    private void plant(String kind, String code, Site site, String value) {
        planted.add(String.join(",", kind, code, site.code(), world.history().today().toString(), value));
    }
}
