package dev.gatehouse.egress;

import static dev.gatehouse.egress.Ask.OK;
import static dev.gatehouse.egress.Ask.PATIENT;
import static dev.gatehouse.egress.Ask.allowing;
import static dev.gatehouse.egress.Ask.get;
import static dev.gatehouse.egress.Ask.text;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.destinations.Allowance;
import dev.gatehouse.destinations.Allowances;
import dev.gatehouse.destinations.Destination;
import dev.gatehouse.egress.DialFailure.NoSuchName;
import dev.gatehouse.egress.DialFailure.RefusedAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Names that lie: they answer with addresses inside, with mixed addresses, differently each time, or never.
@Timeout(30)
class RebindingTest {

    @Test
    void aPublicNameThatLeadsInsideIsRefusedWithTheNameOfTheBlock() throws Exception {
        assertThat(refusalFor("127.0.0.1")).isEqualTo(new RefusedAddress("loopback (RFC 1122)"));
        assertThat(refusalFor("10.0.0.1")).isEqualTo(new RefusedAddress("private use (RFC 1918)"));
        assertThat(refusalFor("169.254.169.254")).isEqualTo(new RefusedAddress("link local and cloud metadata (RFC 3927)"));
        assertThat(refusalFor("fd00::1")).isEqualTo(new RefusedAddress("unique local (RFC 4193)"));
    }

    @Test
    void oneAnswerInsideSpoilsAllOthers() throws Exception {
        assertThat(refusalFor("93.184.216.34", "::1")).isEqualTo(new RefusedAddress("loopback (RFC 4291)"));
    }

    private static Outcome refusalFor(String... answers) throws Exception {
        try (var egress = Egress.guarded(allowing("https://rebind.test/"), Limits.usual(), Trust.ofTheRuntime(),
                name -> addresses(answers))) {
            return egress.send(get("https://rebind.test/", PATIENT));
        }
    }

    /// The first answer is covered and leads to our server, each later one does not: a second question would be seen.
    @Test
    void aNameIsAskedOncePerConnectionAndTheJudgedAddressIsDialled() throws Exception {
        var asked = new AtomicInteger();
        Resolver rebinding = name -> addresses(asked.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254");
        try (var server = RawServer.saying(OK)) {
            var url = "http://rebind.test:" + server.port() + "/";
            var allowance = Allowance.reachingPrivateNetwork("this test's server", Destination.of(url), Set.of(addresses("127.0.0.1").get(0)));
            try (var egress = Egress.guarded(Allowances.of(List.of((Allowance) allowance)), Limits.usual(), Trust.ofTheRuntime(), rebinding)) {
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
                assertThat(text(egress.send(get(url, PATIENT)))).isEqualTo("{}");
                assertThat(asked).hasValue(1);
                assertThat(server.connections).hasValue(1);
                egress.replaceAllowances(Allowances.of(List.of((Allowance) allowance)));
                assertThat(egress.send(get(url, PATIENT))).isInstanceOf(RefusedAddress.class);
                assertThat(server.connections).hasValue(1);
            }
        }
    }

    @Test
    void aNameWithoutAnAddressAndAResolverThatFailsAreTheSame() {
        for (Resolver resolver : List.<Resolver>of(name -> List.of(), name -> {
            throw new UnknownHostException(name);
        }, name -> {
            throw new IllegalStateException("broken");
        }, name -> null)) {
            try (var egress = Egress.guarded(allowing("https://gone.test/"), Limits.usual(), Trust.ofTheRuntime(), resolver)) {
                assertThat(egress.send(get("https://gone.test/", PATIENT))).isEqualTo(new NoSuchName());
            }
        }
    }

    @Test
    void aResolverThatNeverAnswersIsLeftAloneAtTheDeadlineOrWhenCancelled() throws Exception {
        var never = new CountDownLatch(1);
        Resolver stuck = name -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        try (var egress = Egress.guarded(allowing("https://slow.test/"), Limits.usual(), Trust.ofTheRuntime(), stuck);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(egress.send(get("https://slow.test/", Deadlines.within(Duration.ofMillis(200))))).isEqualTo(new NoSuchName());
            var cancellation = new Cancellation();
            var waiting = threads.submit(() -> egress.send(get("https://slow.test/", PATIENT), cancellation));
            cancellation.cancel();
            assertThat(waiting.get(5, SECONDS)).isEqualTo(new DialFailure.Cancelled(Sent.NO));
        }
    }

    private static List<InetAddress> addresses(String... literals) throws UnknownHostException {
        var list = new java.util.ArrayList<InetAddress>();
        for (var literal : literals) {
            list.add(InetAddress.getByName(literal));
        }
        return list;
    }
}
