package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AreaTest {

    @ParameterizedTest
    @CsvSource({"/, PAGE", "/replenishment, PAGE", "/login, PAGE", "/api/v1/users, API", "/api, API", "/apiary, PAGE", "/openapi, DOCUMENT", "/openapi/x, DOCUMENT",
        "/metrics, METRICS", "/metrics/base, METRICS", "/health/ready, HEALTH", "/VAADIN/build/a.js, STATIC", "/VAADIN/dynamic/resource/1/x, PAGE", "/VAADIN/push, PAGE",
        "/qm/chart.js, STATIC", "/qm/promise/widget.js, STATIC", "/_static/echarts/x.js, STATIC", "/favicon.ico, STATIC"})
    void sortsPaths(String path, Area area) {
        assertThat(Area.of(path)).isEqualTo(area);
    }
}
