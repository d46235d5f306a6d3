package dev.gatehouse.toolkit;

import static dev.gatehouse.toolkit.Served.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The streams of `subscriptions/listen`.
class ListeningTest {
    @Test
    void onlyWhatWasAskedForArrivesUnderTheSubscriptionsIdAndTheEndIsSaid() throws IOException {
        var shop = new Shop();
        try (var served = new Served(shop.library)) {
            Served.Events news = served.modern("subscriptions/listen", "{'notifications':{'toolsListChanged':true,'resourceSubscriptions':['shop://a/b']}}", "{}").events();
            assertThat(news.message().text("method")).contains("notifications/subscriptions/acknowledged");
            shop.library.removePrompt("none");
            shop.library.updated("shop://other/one");
            shop.library.updated("shop://a/b");
            shop.library.removeTool("hello");
            JsonObject update = news.message();
            assertThat(at(update, "params").text("uri")).contains("shop://a/b");
            assertThat(((JsonNumber) at(update, "params", "_meta").get("io.modelcontextprotocol/subscriptionId").orElseThrow()).text()).isEqualTo("7");
            assertThat(news.message().text("method")).contains("notifications/tools/list_changed");
            served.endpoint.close();
            assertThat(at(news.message(), "result").text("resultType")).contains("complete");
            assertThat(news.message()).isNull();
        }
    }

    @Test
    void whoSaysNotWhatIsWantedIsRefused() throws IOException {
        try (var served = new Served(new Shop().library)) {
            assertThat(served.modern("subscriptions/listen", "{}", "{}").status()).isEqualTo(400);
        }
    }
}
