package dev.gatehouse.checks.permission;

import static dev.gatehouse.checks.CallsForTests.listing;
import static dev.gatehouse.checks.CallsForTests.person;
import static dev.gatehouse.checks.CallsForTests.result;
import static dev.gatehouse.checks.CallsForTests.toolCall;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.pipeline.Caller;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Finding;
import dev.gatehouse.pipeline.Verdict;
import dev.gatehouse.protocol.Success;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTest {
    private final Caller alice = person("acme", "alice");
    private final Caller bob = person("acme", "bob");
    private final Permission permission = new Permission(onlyAlice(Set.of("read", "list")));

    @Test
    void whatIsGrantedPasses() {
        assertThat(permission.judge(toolCall(alice, "read"))).isEqualTo(Verdict.PASS);
    }

    @Test
    void whatIsNotGrantedAndWhatDoesNotExistGetTheSameAnswer() {
        Verdict notGranted = permission.judge(toolCall(alice, "delete"));
        assertThat(notGranted).isEqualTo(permission.judge(toolCall(alice, "no-such-tool")));
        assertThat(((Verdict.Refuse) notGranted).refusal().code()).isEqualTo(Code.TOOL_NOT_GRANTED);
    }

    @Test
    void aCallerWithoutAnyGrantDoesNotEvenLearnWhichToolsThereAre() {
        assertThat(((Verdict.Refuse) permission.judge(listing(bob))).refusal().code()).isEqualTo(Code.SERVER_NOT_GRANTED);
    }

    @Test
    void aListingShowsWhatTheCallerMayUseAndKeepsItsBytes() {
        var review = new GrantedListing(onlyAlice(Set.of("read")));
        Success all = result("{ 'tools' : [ {'name':'read', 'x' : 1.10},{'name':'delete'} , {'name':7}, 'read' ], 'more':true}");
        var replaced = (Finding.Replace) review.examine(listing(alice), all);
        assertThat(new String(((Success) replaced.safer()).result().bytes()))
            .isEqualTo("{ \"tools\" : [ {\"name\":\"read\", \"x\" : 1.10} ], \"more\":true}");
    }

    @Test
    void aListingOfGrantedToolsAloneIsKeptAsItIs() {
        var review = new GrantedListing(onlyAlice(Set.of("read")));
        assertThat(review.examine(listing(alice), result("{'tools':[{'name':'read'}]}"))).isEqualTo(Finding.KEEP);
    }

    private static Grants onlyAlice(Set<String> tools) {
        return new Grants() {
            @Override
            public boolean reaches(Caller caller, String server) {
                return caller.name().equals("alice");
            }

            @Override
            public boolean allows(Caller caller, String server, Thing thing, String name) {
                return reaches(caller, server) && tools.contains(name);
            }

            @Override
            public long version() {
                return 1;
            }
        };
    }
}
