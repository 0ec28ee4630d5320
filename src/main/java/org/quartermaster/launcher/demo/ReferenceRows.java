package org.quartermaster.launcher.demo;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Writes what the histories refer to: categories, SKUs, calendar, suppliers and their terms, warehouses, rates, gaps. */
final class ReferenceRows {

    /** Sales of these two days are lost in the second warehouse. */
    static final int GAP_FROM = History.DAYS - 80;
    static final int GAP_TO = History.DAYS - 79;
    static final int GAP_SITE = 1;

    private final World world;
    private final RowSink sink;
    private final Map<String, Integer> categories = new LinkedHashMap<>();

    ReferenceRows(World world, RowSink sink) {
        this.world = world;
        this.sink = sink;
    }

    void write() {
        categories();
        world.skus().forEach(this::sku);
        calendar();
        world.suppliers().forEach(this::supplier);
        Suppliers.RATES.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(rate -> sink.row(Table.CURRENCY_RATE, rate.getKey(), rate.getValue()));
        world.skus().forEach(this::terms);
        world.sites().forEach(this::site);
    }

    private void categories() {
        for (Family family : Family.ALL) {
            if (!categories.containsKey(family.top())) {
                var name = Words.one("top-" + family.top());
                category(family.top(), name, null);
            }
            category(family.code(), family.name(), categories.get(family.top()));
        }
    }

    private void category(String code, Bilingual name, Integer parent) {
        int id = categories.size() + 1;
        categories.put(code, id);
        sink.row(Table.CATEGORY, id, code, name.english(), name.chinese(), parent);
    }

    private void sku(Sku sku) {
        var dice = Dice.of(world.seed(), "gaps", sku.id());
        Object cost = dice.chance(0.015) && sku.anomalies().isEmpty() ? null : (Object) sku.cost();
        Object litres = dice.chance(0.015) ? null : (Object) sku.litres();
        double price = Prices.of(sku, world.history(), world.seed(), world.sites().size()).listPrice(History.DAYS);
        var life = sku.life();
        sink.row(Table.SKU, sku.id(), sku.code(), sku.name().english(), sku.name().chinese(), categories.get(sku.family().code()), sku.brand(), cost, price,
                litres, sku.kilograms(), sku.family().pack(), sku.family().shelf() == 0 ? null : (Object) sku.family().shelf(), life.state(),
                world.history().day(life.from()), life.to() == Integer.MAX_VALUE ? null : world.history().day(life.to()),
                life.predecessor() == 0 ? null : (Object) life.predecessor(), life.predecessor() == 0 ? null : (Object) life.share());
    }

    private void calendar() {
        int id = 0;
        var regions = world.sites().stream().map(Site::region).distinct().toList();
        for (int year = world.history().day(0).getYear(); year <= world.history().today().getYear() + 1; year++) {
            for (Holidays.Day day : Holidays.of(year, regions)) {
                id++;
                sink.row(Table.CALENDAR_EVENT, id, day.day(), day.kind(), day.region(), day.name().english(), day.name().chinese());
            }
        }
    }

    private void supplier(Supplier supplier) {
        String mail = "orders@" + supplier.code().toLowerCase(Locale.ROOT) + ".example";
        sink.row(Table.SUPPLIER, supplier.id(), supplier.code(), supplier.name().english(), supplier.name().chinese(), mail, supplier.currency(), 0.0,
                supplier.orderWeekdays(), supplier.statedDays());
        for (int[] closure : supplier.closures()) {
            sink.row(Table.SUPPLIER_CLOSURE, supplier.id(), world.history().day(closure[0]), world.history().day(closure[1]));
        }
    }

    /** One SKU in a hundred has lost its supplier: a gap that the screens must show. */
    private void terms(Sku sku) {
        if (Dice.of(world.seed(), "no supplier", sku.id()).chance(0.01) && sku.anomalies().isEmpty()) {
            return;
        }
        term(Term.of(sku, world.suppliers().get(sku.supplier()), true, world.seed()));
        if (sku.second() >= 0 && sku.second() != sku.supplier()) {
            term(Term.of(sku, world.suppliers().get(sku.second()), false, world.seed()));
        }
    }

    private void term(Term term) {
        sink.row(Table.SUPPLIER_TERM, term.id(), term.supplier() + 1, term.sku(), term.unitCost(), term.minimumOrderQuantity(), term.orderMultiple(),
                term.leadTimeDays(), term.preferred() ? 1 : 0);
        for (Term.Break step : term.breaks()) {
            sink.row(Table.PRICE_BREAK, term.id(), step.fromUnits(), step.unitCost());
        }
    }

    private void site(Site site) {
        sink.row(Table.WAREHOUSE, site.id(), site.code(), site.name().english(), site.name().chinese(), site.latitude(), site.longitude(), null, site.region(),
                site.zone().getId());
        for (int day = 0; day < History.DAYS; day++) {
            LocalDate date = world.history().day(day);
            if (Seasons.isClosed(date)) {
                sink.row(Table.SALES_GAP, site.id(), date, date, "closed");
            }
        }
        if (site.index() == GAP_SITE) {
            sink.row(Table.SALES_GAP, site.id(), world.history().day(GAP_FROM), world.history().day(GAP_TO), "missing");
        }
    }
}
