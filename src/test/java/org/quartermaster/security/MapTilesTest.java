package org.quartermaster.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapTilesTest {

    @Test
    void areOffUnlessStated() {
        assertThat(MapTiles.of(Map.of())).isEmpty();
        assertThat(MapTiles.of(Map.of("QM_TILES", " "))).isEmpty();
        assertThat(MapTiles.into(HeadersFilter.PAGE_POLICY, Optional.empty())).isEqualTo(HeadersFilter.PAGE_POLICY);
    }

    @Test
    void letPicturesOfJustTheirHostIn() {
        Optional<MapTiles> tiles = MapTiles.of(Map.of("QM_TILES", "https://tiles.example:8443/osm/{z}/{x}/{y}.png", "QM_TILES_ATTRIBUTION", "© Example"));

        assertThat(tiles).contains(new MapTiles("https://tiles.example:8443/osm/{z}/{x}/{y}.png", "© Example"));
        String policy = MapTiles.into(HeadersFilter.PAGE_POLICY, tiles);
        assertThat(policy).contains("img-src 'self' https://tiles.example:8443 data: blob:;");
        assertThat(policy.replace(" https://tiles.example:8443", "")).isEqualTo(HeadersFilter.PAGE_POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://tiles.example/{z}/{x}.png", "http://tiles.example/{z}/{x}/{y}.png", "https://{s}.tiles.example/{z}/{x}/{y}.png", "https://*/{z}/{x}/{y}.png",
            "https://a;script-src%20*/{z}/{x}/{y}.png", "/tiles/{z}/{x}/{y}.png", "https://me:secret@tiles.example/{z}/{x}/{y}.png", "javascript:{z}{x}{y}"})
    void refuseWhatIsNoAddressOfOneSafeHost(String address) {
        assertThatThrownBy(() -> MapTiles.of(Map.of("QM_TILES", address))).isInstanceOf(IllegalArgumentException.class);
    }
}
