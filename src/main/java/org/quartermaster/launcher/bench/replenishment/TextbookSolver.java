package org.quartermaster.launcher.bench.replenishment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.quartermaster.replenishment.policy.lots.EconomicOrder;
import org.quartermaster.replenishment.policy.lots.EconomicOrder.Setting;
import org.quartermaster.replenishment.policy.lots.JointReplenishment;
import org.quartermaster.replenishment.policy.lots.PriceBreaks;
import org.quartermaster.replenishment.policy.lots.SupplyUncertainty;
import org.quartermaster.replenishment.policy.lots.WagnerWhitin;
import org.quartermaster.replenishment.policy.stochastic.DiscreteDemand;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor;
import org.quartermaster.replenishment.policy.stochastic.Newsvendor.Costs;
import org.quartermaster.replenishment.policy.stochastic.ReorderPointAndLevel;
import org.quartermaster.replenishment.policy.stochastic.ReorderPointAndQuantity;

/** Tells by the fields of an instance what it asks, and solves it. */
final class TextbookSolver {

    private final JsonNode data;

    TextbookSolver(JsonNode data) {
        this.data = data;
    }

    /**
     * @throws IllegalArgumentException when a value is out of range
     * @throws UnsupportedOperationException when no engine answers this question
     */
    List<Found> solve() {
        Set<String> fields = new TreeSet<>();
        data.fieldNames().forEachRemaining(fields::add);
        return switch (String.join(" ", fields)) {
            case "demand_rate fixed_cost holding_cost" -> economicOrder(EconomicOrder.best(setting()));
            case "demand_rate fixed_cost holding_cost production_rate" -> economicOrder(EconomicOrder.produced(setting(), number("production_rate")));
            case "demand_rate fixed_cost holding_cost stockout_cost" -> backorders();
            case "breakpoints demand_rate fixed_cost holding_cost_rate unit_costs" -> breaks();
            case "demand fixed_cost holding_cost num_periods", "demand fixed_cost holding_cost num_periods purchase_cost" -> periods();
            case "demand_rates holding_costs individual_fixed_costs shared_fixed_cost" -> joint();
            case "demand_mean demand_sd holding_cost stockout_cost", "demand_mean demand_sd holding_cost lead_time stockout_cost" -> baseStock();
            case "demand_mean demand_sd purchase_cost revenue salvage_value" -> explicit();
            case "demand_mean holding_cost stockout_cost" -> newsvendor(Newsvendor.discrete(costs(), DiscreteDemand.poisson(number("demand_mean"))));
            case "demand_pmf holding_cost stockout_cost" -> newsvendor(Newsvendor.discrete(costs(), probabilities()));
            case "holding_cost mu sigma stockout_cost" -> newsvendor(Newsvendor.lognormal(costs(), number("mu"), number("sigma")));
            case "demand_mean fixed_cost holding_cost stockout_cost" -> reorderLevel();
            case "demand_mean demand_sd fixed_cost holding_cost lead_time stockout_cost" -> normalReorderPoint();
            case "demand_mean fixed_cost holding_cost lead_time stockout_cost" -> poissonReorderPoint();
            case "demand_rate disruption_rate fixed_cost holding_cost recovery_rate stockout_cost" -> economicOrder(SupplyUncertainty.withDisruptions(setting(),
                    number("stockout_cost"), number("disruption_rate"), number("recovery_rate")));
            case "demand_rate fixed_cost holding_cost yield_mean yield_sd" -> yields();
            case "demand disruption_prob holding_cost recovery_prob stockout_cost" -> stock(SupplyUncertainty.baseStock(number("holding_cost"),
                    number("stockout_cost"), number("demand"), number("disruption_prob"), number("recovery_prob")));
            case "demand holding_cost stockout_cost yield_hi yield_lo" -> stock(SupplyUncertainty.baseStockWithAddedYield(number("holding_cost"),
                    number("stockout_cost"), number("demand"), number("yield_lo"), number("yield_hi")));
            default -> throw new UnsupportedOperationException("no engine for the fields " + fields);
        };
    }

    private double number(String field) {
        JsonNode node = data.get(field);
        if (node == null || !node.isNumber()) {
            throw new IllegalArgumentException("field %s is not a number: %s".formatted(field, node));
        }
        return node.asDouble();
    }

    private double[] numbers(String field, int length) {
        JsonNode node = data.get(field);
        double[] numbers = new double[length < 0 ? node.size() : length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = node.isArray() ? node.get(i).asDouble() : node.asDouble();
        }
        return numbers;
    }

    private Setting setting() {
        return new Setting(number("fixed_cost"), number("holding_cost"), number("demand_rate"));
    }

    private Costs costs() {
        return new Costs(number("holding_cost"), number("stockout_cost"));
    }

    private static List<Found> economicOrder(EconomicOrder.Answer answer) {
        return List.of(new Found("Q", answer.quantity()), new Found("cost", answer.cost()));
    }

    private static List<Found> stock(EconomicOrder.Answer answer) {
        return List.of(new Found("stock", answer.quantity()), new Found("cost", answer.cost()));
    }

    /** A mean between 0 and 1 is the share that comes; any other is added. */
    private List<Found> yields() {
        double mean = number("yield_mean");
        return economicOrder(mean > 0 && mean <= 1 ? SupplyUncertainty.withSharedYield(setting(), mean, number("yield_sd"))
                : SupplyUncertainty.withAddedYield(setting(), mean, number("yield_sd")));
    }

    private List<Found> backorders() {
        EconomicOrder.BackorderAnswer answer = EconomicOrder.withBackorders(setting(), number("stockout_cost"));
        return List.of(new Found("Q", answer.quantity()), new Found("short", answer.shortFraction()), new Found("cost", answer.cost()));
    }

    private List<Found> breaks() {
        var breaks = new PriceBreaks(numbers("breakpoints", -1), numbers("unit_costs", -1));
        double order = number("fixed_cost");
        double holding = number("holding_cost_rate");
        EconomicOrder.Answer all = breaks.allUnits(order, holding, number("demand_rate"));
        EconomicOrder.Answer incremental = breaks.incremental(order, holding, number("demand_rate"));
        return List.of(new Found("Q, all units", all.quantity()), new Found("cost, all units", all.cost()), new Found("Q, incremental", incremental.quantity()),
                new Found("cost, incr.", incremental.cost()));
    }

    private List<Found> periods() {
        int count = (int) number("num_periods");
        double[] demand = numbers("demand", count);
        double[] holding = numbers("holding_cost", count);
        double[] order = numbers("fixed_cost", count);
        double[] unit = data.has("purchase_cost") ? numbers("purchase_cost", count) : new double[count];
        var periods = new WagnerWhitin.Period[count];
        for (int t = 0; t < count; t++) {
            periods[t] = new WagnerWhitin.Period(demand[t], order[t], holding[t], unit[t]);
        }
        WagnerWhitin.Plan plan = WagnerWhitin.plan(periods);
        return List.of(new Found("cost", plan.cost()), new Found("Q of period 1", plan.quantities()[0]));
    }

    private List<Found> joint() {
        double[] order = numbers("individual_fixed_costs", -1);
        double[] holding = numbers("holding_costs", order.length);
        double[] rate = numbers("demand_rates", order.length);
        var items = new ArrayList<JointReplenishment.Item>();
        for (int i = 0; i < order.length; i++) {
            items.add(new JointReplenishment.Item(order[i], holding[i], rate[i]));
        }
        double shared = number("shared_fixed_cost");
        return List.of(new Found("cost, Silver", JointReplenishment.silver(shared, items).cost()),
                new Found("cost, optimum", JointReplenishment.best(shared, items).cost()));
    }

    private List<Found> baseStock() {
        double periods = data.has("lead_time") ? number("lead_time") + 1 : 1;
        return newsvendor(Newsvendor.normal(costs(), number("demand_mean") * periods, number("demand_sd") * Math.sqrt(periods)));
    }

    private List<Found> explicit() {
        double cost = number("purchase_cost");
        Newsvendor.Answer answer = Newsvendor.normal(Costs.ofPrices(cost, number("revenue"), number("salvage_value")), number("demand_mean"), number("demand_sd"));
        double profit = (number("revenue") - cost) * number("demand_mean") - answer.cost();
        return List.of(new Found("stock", answer.stock()), new Found("profit", profit));
    }

    private static List<Found> newsvendor(Newsvendor.Answer answer) {
        return List.of(new Found("stock", answer.stock()), new Found("cost", answer.cost()));
    }

    private DiscreteDemand probabilities() {
        Map<Integer, Double> probabilities = new HashMap<>();
        data.get("demand_pmf").properties().forEach(entry -> probabilities.put(Integer.parseInt(entry.getKey()), entry.getValue().asDouble()));
        return DiscreteDemand.of(probabilities);
    }

    private List<Found> reorderLevel() {
        var answer = ReorderPointAndLevel.best(costs(), number("fixed_cost"), DiscreteDemand.poisson(number("demand_mean")), 0);
        return List.of(new Found("s", answer.reorderPoint()), new Found("S", answer.level()), new Found("cost", answer.cost()));
    }

    private List<Found> normalReorderPoint() {
        double lead = number("lead_time");
        return reorderPoint(ReorderPointAndQuantity.normal(costs(), number("fixed_cost"), number("demand_mean"), number("demand_mean") * lead,
                number("demand_sd") * Math.sqrt(lead)));
    }

    private List<Found> poissonReorderPoint() {
        double rate = number("demand_mean");
        return reorderPoint(ReorderPointAndQuantity.discrete(costs(), number("fixed_cost"), rate, DiscreteDemand.poisson(rate * number("lead_time"))));
    }

    private static List<Found> reorderPoint(ReorderPointAndQuantity.Answer answer) {
        return List.of(new Found("r", answer.reorderPoint()), new Found("Q", answer.quantity()), new Found("cost", answer.cost()));
    }
}
