package org.quartermaster.replenishment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.quartermaster.replenishment.policy.Limits;
import org.quartermaster.replenishment.policy.Method;
import org.quartermaster.replenishment.policy.Rules;
import org.quartermaster.replenishment.policy.rulebook.Condition;
import org.quartermaster.replenishment.policy.rulebook.PlanningRule;
import org.quartermaster.replenishment.policy.rulebook.RuleBook;

/** Rows of {@code replenishment_rule}. */
final class RuleRows {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Condition>> CONDITIONS = new TypeReference<>() {
    };

    private RuleRows() {
    }

    static RuleBook book(Handle handle) {
        return new RuleBook(handle.createQuery("select * from replenishment_rule order by priority, id").map((row, _) -> rule(row)).list());
    }

    private static PlanningRule rule(ResultSet row) throws SQLException {
        var limits = new Limits(row.getInt("floor_units"), limit(row, "ceiling_units"), row.getInt("reorder_point"), row.getInt("order_level"),
                row.getInt("order_quantity"), limit(row, "order_cap"));
        var parameters = new Rules(row.getString("name"), Method.of(row.getString("method")), row.getDouble("service_level"), row.getInt("review_days"),
                row.getDouble("holding_rate"), row.getBigDecimal("line_cost").movePointRight(2).longValue(), row.getInt("minimum_cover_days"),
                row.getInt("maximum_cover_days"), limits);
        return new PlanningRule(row.getInt("id"), row.getInt("priority"), conditions(row.getString("conditions")), parameters, row.getBoolean("is_active"),
                row.getInt("version"));
    }

    private static int limit(ResultSet row, String column) throws SQLException {
        int units = row.getInt(column);
        return row.wasNull() ? Limits.NONE : units;
    }

    private static List<Condition> conditions(String json) {
        try {
            return JSON.readValue(json, CONDITIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The conditions of a rule cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A rule cannot be written: " + e.getMessage(), e);
        }
    }

    /** Column values, by the names that {@link RuleEditing}'s statements use. */
    static Map<String, Object> values(PlanningRule rule) {
        Rules parameters = rule.parameters();
        Limits limits = parameters.limits();
        Map<String, Object> values = new HashMap<>();
        values.put("id", rule.id());
        values.put("priority", rule.priority());
        values.put("name", rule.name().strip());
        values.put("conditions", json(rule.conditions()));
        values.put("method", parameters.method().code());
        values.put("service", parameters.serviceLevel());
        values.put("review", parameters.reviewDays());
        values.put("holding", parameters.holdingRate());
        values.put("lineCost", BigDecimal.valueOf(parameters.lineCostCents(), 2));
        values.put("minimum", parameters.minimumCoverDays());
        values.put("maximum", parameters.maximumCoverDays());
        values.put("floor", limits.floorUnits());
        values.put("ceiling", limits.ceilingUnits() == Limits.NONE ? null : limits.ceilingUnits());
        values.put("point", limits.reorderPoint());
        values.put("level", limits.level());
        values.put("quantity", limits.quantity());
        values.put("cap", limits.capUnits() == Limits.NONE ? null : limits.capUnits());
        values.put("active", rule.isActive());
        values.put("version", rule.version());
        return values;
    }
}
