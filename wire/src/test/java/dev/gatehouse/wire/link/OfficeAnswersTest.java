package dev.gatehouse.wire.link;

import static dev.gatehouse.wire.Zone.GATE;
import static dev.gatehouse.wire.Zone.OFFICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.wire.message.Ask;
import dev.gatehouse.wire.message.Fact;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Rejected;
import dev.gatehouse.wire.message.Running;
import dev.gatehouse.wire.message.Settings;
import dev.gatehouse.wire.message.State;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is not taken is rejected by its kind alone, and the zone goes on answering.
class OfficeAnswersTest {
    private Town town;
    private ConnectionPool office;

    @BeforeEach
    void build() throws Exception {
        town = new Town();
        town.listen(GATE, new OfficeAnswers(OfficeAnswersTest::take, () -> List.of(new Fact("settings", "4"))));
        office = town.keep(ConnectionPool.dialling(town.dialer(OFFICE, GATE), 1));
    }

    @AfterEach
    void raze() throws Exception {
        town.close();
    }

    private static long take(byte[] snapshot) {
        if (snapshot[0] != '4') {
            throw new IllegalArgumentException("what is in it is nobody's business");
        }
        return 4;
    }

    private Message offer(String snapshot) throws Exception {
        return office.ask(Town.soon(), Exchange.withBody(new Settings(4, snapshot.length(), new byte[64], new byte[44]), snapshot.getBytes()));
    }

    @Test
    void settingsAreTakenOrRejectedAndTheZoneReports() throws Exception {
        assertThat(offer("4")).isEqualTo(new Running(4));
        assertThat(offer("5")).isEqualTo(new Rejected("IllegalArgumentException"));
        assertThat(office.ask(Town.soon(), new Ask())).isEqualTo(new State(List.of(new Fact("settings", "4"))));
    }
}
