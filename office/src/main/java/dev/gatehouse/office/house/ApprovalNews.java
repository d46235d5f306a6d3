package dev.gatehouse.office.house;

import dev.gatehouse.office.approvals.ApprovalRefused;
import dev.gatehouse.office.approvals.GateReport;
import dev.gatehouse.office.publish.TooLarge;
import dev.gatehouse.office.reading.Unreadable;
import dev.gatehouse.wire.message.State;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/// Takes what the gate says of calls that wait for an answer, and of answers that were used. The gate says it again and again until the settings answer it.
public final class ApprovalNews implements Consumer<State> {
    /// The name of the fact.
    public static final String APPROVALS = "approvals";
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.office");

    private final House house;
    private String heard = "";

    public ApprovalNews(House house) {
        this.house = house;
    }

    /// One report at a time.
    @Override
    public synchronized void accept(State state) {
        Optional<String> report = state.fact(APPROVALS);
        if (report.isEmpty()) {
            return;
        }
        try {
            GateReport said = GateReport.of(report.get(), house.clock().instant());
            house.decide(Reach.NARROWS, book -> book.hear(said, house.approvalRules()));
        } catch (Unreadable unreadable) {
            tellOnce(report.get(), unreadable);
        } catch (ApprovalRefused | TooLarge | Unrecorded | IOException failed) {
            LOG.log(System.Logger.Level.WARNING, "what the gate says of approvals could not be kept: {0}", failed.getMessage());
        }
    }

    private void tellOnce(String report, Unreadable unreadable) {
        if (!report.equals(heard)) {
            heard = report;
            LOG.log(System.Logger.Level.WARNING, "the gate''s report of approvals is not understood, and nothing of it counts: {0}", unreadable.getMessage());
        }
    }
}
