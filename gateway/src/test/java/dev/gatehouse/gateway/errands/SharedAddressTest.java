package dev.gatehouse.gateway.errands;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedAddressTest {
    @ParameterizedTest
    @ValueSource(strings = {"file:///a/b", "test://static/resource/1", "https://example.com/a?b=c#d", "urn:x:y", "file:///a/{id}{?q,r}", "gatehouse:other:file:///a",
        "demo://x//y/%2e%7E/", "x:"})
    void anAddressComesBackAsItWas(String own) {
        assertThat(SharedAddress.read(SharedAddress.of("notes", own))).hasValue(new SharedAddress("notes", own));
    }

    @Test
    void whoReadsItAsAUrlLeavesItAsItIs() {
        URI uri = URI.create(SharedAddress.of("notes", "test://static/resource/1"));
        assertThat(uri.isOpaque()).isTrue();
        assertThat(uri.normalize()).hasToString("gatehouse:notes:test://static/resource/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///a", "gatehouse:", "gatehouse:notes", "gatehouse::file:///a", "Gatehouse:notes:file:///a"})
    void whatCannotHaveBeenGivenIsNone(String text) {
        assertThat(SharedAddress.read(text)).isEmpty();
    }
}
