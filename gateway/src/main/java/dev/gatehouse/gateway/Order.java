package dev.gatehouse.gateway;

import dev.gatehouse.checks.approval.Approval;
import dev.gatehouse.checks.arguments.CallSize;
import dev.gatehouse.checks.objects.Delivered;
import dev.gatehouse.checks.objects.Objects;
import dev.gatehouse.checks.objects.OwnObjects;
import dev.gatehouse.checks.permission.GrantedListing;
import dev.gatehouse.checks.permission.Grants;
import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.checks.pinning.PinnedListing;
import dev.gatehouse.checks.pinning.PinnedTools;
import dev.gatehouse.checks.pinning.Pinning;
import dev.gatehouse.checks.rate.CallRate;
import dev.gatehouse.checks.results.NoApps;
import dev.gatehouse.checks.results.OpenQuestions;
import dev.gatehouse.checks.results.PlainText;
import dev.gatehouse.checks.results.Shape;
import dev.gatehouse.pipeline.Check;
import dev.gatehouse.pipeline.Review;
import java.util.List;

/// Which checks every call passes and which reviews every message that comes back, in which order, and why there.
/// ARCHITECTURE.md repeats these two lists and is compared with them by a test.
public final class Order {
    private Order() {}

    /// What is asked of a call before anything is sent.
    public static List<Check> checks(int callBytes, Grants grants, CallRate rate, PinnedTools tools, Objects objects, Approval approval) {
        return List.of(
            new CallSize(callBytes),   // nothing below ever sees an oversized call
            new Permission(grants),    // cheap and final: most attacks end here, and cost the caller nothing of their rate
            rate,                      // before all that costs more: whoever tries things out is slowed down
            new Pinning(tools),        // whatever reads a definition reads one that was approved
            objects,                   // it looks at every argument: only of calls that are paid for
            approval);                 // last: nobody is asked about a call that would be refused anyway
    }

    /// What is asked of every message that comes back.
    public static List<Review> reviews(Grants grants, PinnedTools tools, OwnObjects own, Delivered delivered) {
        return List.of(
            new Shape(),                  // nothing below ever sees a message that its method does not promise
            new OpenQuestions(),          // a question that is not open goes nowhere, whatever it says
            new GrantedListing(grants),   // before the text is read: what is cut away needs no reading
            new PinnedListing(tools),     // as the server said it: a pin is of that, and not of what is left of it
            new NoApps(),                 // the same
            own,                          // the same
            new PlainText(),              // what leaves here is what the caller reads
            delivered);                   // last: what is noted here is what the caller was given
    }
}
