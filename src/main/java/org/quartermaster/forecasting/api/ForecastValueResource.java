package org.quartermaster.forecasting.api;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.quartermaster.forecasting.ForecastValue;
import org.quartermaster.shared.Role;

/** What each step of the forecast took off the error of weeks that are over. */
@Path("forecast-value")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Role.VIEW)
public class ForecastValueResource {

    /** Errors are weekly WAPE: sums of absolute errors as a share of demand. */
    public record ValueAnswer(ForecastValue.Steps all, List<ForecastValue.Steps> weeks, List<ForecastValue.Steps> classes, List<ForecastValue.Steps> categories, List<ForecastValue.Person> people,
                              List<ForecastValue.Harmful> harmful) {
    }

    private ForecastValue value;

    protected ForecastValueResource() {
    }

    @Inject
    public ForecastValueResource(ForecastValue value) {
        this.value = value;
    }

    /**
     * @param weeks how many of the newest weeks count, 1…104
     * @param ahead how many weeks ahead it was said, 1 or 4
     * @param money whether errors count at list prices instead of by unit
     */
    @GET
    public ValueAnswer of(@QueryParam("weeks") @DefaultValue("26") int weeks, @QueryParam("ahead") @DefaultValue("1") int ahead, @QueryParam("money") @DefaultValue("false") boolean money) {
        var question = new ForecastValue.Question(weeks, ahead, money);
        return new ValueAnswer(value.overall(question), value.byWeek(question), value.byClass(question), value.byCategory(question), value.byPerson(question), value.harmful());
    }
}
