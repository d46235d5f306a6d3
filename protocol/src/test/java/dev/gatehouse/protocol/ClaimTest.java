package dev.gatehouse.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which protocol a request claims to speak.
class ClaimTest {

    private static final String VERSION = "'io.modelcontextprotocol/protocolVersion':";
    private static final String CAPABILITIES = "'io.modelcontextprotocol/clientCapabilities':";

    private static Claim claim(String method, String meta, String header) throws InvalidMessage {
        Request request = (Request) EnvelopeOdditiesTest.parse("{'jsonrpc':'2.0','id':1,'method':'" + method + "','params':{'_meta':{"
            + meta + "}}}");
        return Claim.of(request, Optional.ofNullable(header));
    }

    @Test
    void aCompleteModernRequestIsModern() throws InvalidMessage {
        assertThat(claim("tools/list", VERSION + "'2026-07-28'," + CAPABILITIES + "{}", "2026-07-28"))
            .isInstanceOfSatisfying(Claim.Modern.class, modern -> assertThat(modern.revision()).isEqualTo(Revision.R2026_07_28));
    }

    @Test
    void aRequestWithoutModernKeysIsLegacy() throws InvalidMessage {
        assertThat(claim("tools/list", "'progressToken':1,'io.modelcontextprotocol/related-task':{}", null)).isEqualTo(new Claim.Legacy());
        assertThat(claim("tools/list", "", "2025-11-25")).isEqualTo(new Claim.Legacy());
        assertThat(claim("initialize", "", "2026-07-28")).isEqualTo(new Claim.Legacy());
    }

    @Test
    void aModernRequestThatLacksAMemberIsIncomplete() throws InvalidMessage {
        assertThat(claim("tools/list", VERSION + "'2026-07-28'", null)).isEqualTo(new Claim.Incomplete(Names.CLIENT_CAPABILITIES));
        assertThat(claim("tools/list", CAPABILITIES + "{}", null)).isEqualTo(new Claim.Incomplete(Names.PROTOCOL_VERSION));
        assertThat(claim("tools/list", VERSION + "20260728," + CAPABILITIES + "{}",
            null)).isEqualTo(new Claim.Incomplete(Names.PROTOCOL_VERSION));
        assertThat(claim("tools/list", VERSION + "'2026-07-28'," + CAPABILITIES + "[]",
            null)).isEqualTo(new Claim.Incomplete(Names.CLIENT_CAPABILITIES));
        assertThat(claim("tools/list", "", "2026-07-28")).isEqualTo(new Claim.Incomplete(Names.PROTOCOL_VERSION));
        assertThat(claim("server/discover", "", null)).isEqualTo(new Claim.Incomplete(Names.PROTOCOL_VERSION));
    }

    @Test
    void anotherRevisionIsUnsupported() throws InvalidMessage {
        assertThat(claim("tools/list", VERSION + "'2099-01-01'," + CAPABILITIES + "{}",
            null)).isEqualTo(new Claim.Unsupported("2099-01-01"));
        assertThat(claim("tools/list", VERSION + "'2025-11-25'", null)).isEqualTo(new Claim.Unsupported("2025-11-25"));
    }
}
