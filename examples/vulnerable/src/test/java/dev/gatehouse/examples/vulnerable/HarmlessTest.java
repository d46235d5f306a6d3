package dev.gatehouse.examples.vulnerable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.examples.vulnerable.store.Database;
import dev.gatehouse.examples.vulnerable.store.SaidWrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What falls here is what is written here and nothing of the machine.
class HarmlessTest {
    private final Database database = Database.inMemory();

    @ParameterizedTest
    @ValueSource(strings = {
        "select file_read('/etc/hostname')",
        "select * from csvread('/etc/hostname')",
        "call csvwrite('/tmp/never-written.csv', 'select 1')",
        "call file_write('x', '/tmp/never-written')",
        "script to '/tmp/never-written.sql'",
        "backup to '/tmp/never-written.zip'",
        "runscript from '/etc/hostname'",
        "create alias run as 'void run() { }'",
        "create alias exit for 'java.lang.System.exit'",
        "create trigger t before insert on notes call 'java.lang.Object'",
        "create aggregate a for 'java.lang.Object'",
        "create linked table l('', 'jdbc:h2:mem:x', '', '', 'y')",
        "create user another password 'x' admin",
        "alter user tools admin true",
        "set db_close_delay 0",
        "shutdown"})
    void aQueryReachesNoFileAndRunsNoCode(String sql) {
        assertThatThrownBy(() -> database.script(sql)).isInstanceOf(SaidWrong.class).hasMessageContaining("rights");
    }

    @Test
    void aQueryReadsAndChangesRows() {
        assertThat(database.script("insert into notes(owner, text) values('bob', 'x'); select text from notes")).hasSize(1);
    }

    @Test
    void itListensOnLoopbackAlone() throws Exception {
        try (var server = VulnerableServer.start(0)) {
            assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
        }
    }
}
