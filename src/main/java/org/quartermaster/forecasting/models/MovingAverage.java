package org.quartermaster.forecasting.models;

/**
 * The mean of the last known days, the same for each day ahead, with count quantiles from their variance.
 *
 * @param days known days averaged, ≥ 2
 */
public record MovingAverage(int days) implements ForecastMethod {

    @Override
    public String code() {
        return "moving-average-" + days;
    }

    @Override
    public QuantileForecast forecast(History history, int horizon) {
        var forecast = QuantileForecast.zero(history.origin(), horizon);
        double sum = 0;
        double squares = 0;
        int count = 0;
        int first = history.firstSale();
        for (int t = history.end() - 1; t >= first && count < days; t--) {
            float units = history.units()[t];
            if (!Float.isNaN(units)) {
                sum += units;
                squares += (double) units * units;
                count++;
            }
        }
        if (count > 0) {
            double mean = sum / count;
            double variance = count < 2 ? mean : Math.max(0, squares - sum * mean) / (count - 1);
            Flat.fill(forecast, mean, variance * (1 + 1.0 / count));
        }
        return forecast;
    }
}
