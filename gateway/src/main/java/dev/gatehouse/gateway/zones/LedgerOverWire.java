package dev.gatehouse.gateway.zones;

import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Code;
import dev.gatehouse.pipeline.Effect;
import dev.gatehouse.pipeline.Ledger;
import dev.gatehouse.pipeline.Refusal;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.wire.Deadline;
import dev.gatehouse.wire.WireException;
import dev.gatehouse.wire.link.ConnectionPool;
import dev.gatehouse.wire.message.Checkpoint;
import dev.gatehouse.wire.message.Close;
import dev.gatehouse.wire.message.Event;
import dev.gatehouse.wire.message.FieldName;
import dev.gatehouse.wire.message.LedgerCode;
import dev.gatehouse.wire.message.LedgerFailed;
import dev.gatehouse.wire.message.LedgerFields;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Noted;
import dev.gatehouse.wire.message.Open;
import dev.gatehouse.wire.message.Opened;
import java.time.Duration;
import java.util.function.LongSupplier;

/// The ledger as the pipeline sees it, kept by the recorder.
///
/// A recorder that comes back has closed whatever was open as `unknown`; an entry that the gate then tries to close answers
/// [LedgerCode#TWICE] or [LedgerCode#UNKNOWN_ENTRY], and the call ends as `unknown` for its caller too.
public final class LedgerOverWire implements Ledger {
    private static final System.Logger LOG = System.getLogger(LedgerOverWire.class.getName());
    /// How long a call waits for the recorder to begin or to end it. Longer than the recorder needs to come back.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionPool recorder;
    private final LongSupplier settings;

    /// @param recorder connections that the recorder dialled
    /// @param settings the version of the settings in force
    public LedgerOverWire(ConnectionPool recorder, LongSupplier settings) {
        this.recorder = recorder;
        this.settings = settings;
    }

    /// Says that this gate has just started: whatever an earlier one left open is closed as `unknown`.
    public void started() throws WireException {
        recorder.ask(Deadline.after(PATIENCE), new Event(LedgerFields.collect()
            .with(FieldName.WHAT, "start").with(FieldName.SETTINGS, settings.getAsLong()).done()));
    }

    @Override
    public Entry open(Call call) throws Refused {
        long began = System.nanoTime();
        Message answer = ask(new Open(fieldsOf(call).done()));
        return switch (answer) {
            case Opened _ -> new OpenEntry(call, began);
            case LedgerFailed(LedgerCode code, String detail) -> throw new Refused(refusal(code, detail));
            case Message _ -> throw Refused.because(Code.LEDGER_UNAVAILABLE, "no answer to open");
        };
    }

    @Override
    public void refused(Call call, String by, Refusal refusal) {
        write(call.facts().id(), fieldsOf(call), by, refusal);
    }

    @Override
    public void turnedAway(Visitor visitor, Refusal refusal) {
        write(visitor.call(), fieldsOf(visitor), "door", refusal);
    }

    private void write(CallId call, LedgerFields.Collector fields, String by, Refusal refusal) {
        var refused = new dev.gatehouse.wire.message.Refused(fields.with(FieldName.BY, by).with(FieldName.CODE, refusal.code().word())
            .with(FieldName.DETAIL, refusal.detail()).done());
        try {
            require(ask(refused));
        } catch (Refused unwritten) {
            LOG.log(System.Logger.Level.WARNING, "call={0} refused={1} is not on record: {2}", call, refusal.code().word(),
                unwritten.refusal().detail());
        }
    }

    private LedgerFields.Collector fieldsOf(Call call) {
        Call.Facts facts = call.facts();
        return fieldsOf(new Visitor(facts.id(), facts.caller(), facts.route(), call.method()))
            .with(FieldName.TARGET, call.target())
            .with(FieldName.REVISION, facts.revision().text());
    }

    private LedgerFields.Collector fieldsOf(Visitor visitor) {
        return LedgerFields.collect()
            .with(FieldName.CALL, visitor.call().value())
            .with(FieldName.TENANT, visitor.caller().tenant())
            .with(FieldName.CALLER, visitor.caller().name())
            .with(FieldName.ROUTE, visitor.route().name())
            .with(FieldName.SERVER, visitor.route().server())
            .with(FieldName.METHOD, visitor.method())
            .with(FieldName.SETTINGS, settings.getAsLong());
    }

    private Message ask(Message message) throws Refused {
        try {
            return recorder.ask(Deadline.after(PATIENCE), message);
        } catch (WireException noRecorder) {
            throw Refused.because(Code.LEDGER_UNAVAILABLE, noRecorder.getMessage());
        }
    }

    private static void require(Message answer) throws Refused {
        switch (answer) {
            case Noted _ -> {}
            case LedgerFailed(LedgerCode code, String detail) -> throw new Refused(refusal(code, detail));
            case Message _ -> throw Refused.because(Code.LEDGER_UNAVAILABLE, "no answer");
        }
    }

    private static Refusal refusal(LedgerCode code, String detail) {
        return switch (code) {
            case FULL -> Refusal.of(Code.LEDGER_FULL, detail);
            case BUSY, UNKNOWN_ENTRY, TWICE, BROKEN, UNFIT -> Refusal.of(Code.LEDGER_UNAVAILABLE, code + " " + detail);
        };
    }

    /// A call whose opening the recorder has acknowledged.
    private final class OpenEntry implements Entry {
        private final Call call;
        private final long began;

        OpenEntry(Call call, long began) {
            this.call = call;
            this.began = began;
        }

        @Override
        public void checkpoint(Progress progress) throws Refused {
            require(ask(new Checkpoint(LedgerFields.collect().with(FieldName.CALL, call.facts().id().value())
                .with(FieldName.MESSAGES, progress.messages()).with(FieldName.BYTES, progress.bytes()).done())));
        }

        @Override
        public void close(Ending ending) throws Refused {
            require(ask(new Close(fieldsOf(ending))));
        }

        private LedgerFields fieldsOf(Ending ending) {
            return switch (ending) {
                case Ending.Done(Progress progress, boolean failure, String reviews) -> ending(progress)
                    .with(FieldName.OUTCOME, failure ? "failed" : "done")
                    .with(FieldName.EFFECT, Effect.DONE.word())
                    .with(FieldName.BY, reviews)
                    .done();
                case Ending.Ended(Progress progress, String by, Refusal refusal) -> ending(progress)
                    .with(FieldName.OUTCOME, outcomeOf(refusal))
                    .with(FieldName.EFFECT, refusal.effect().word())
                    .with(FieldName.CODE, refusal.code().word())
                    .with(FieldName.BY, by)
                    .with(FieldName.DETAIL, refusal.detail())
                    .done();
            };
        }

        private static String outcomeOf(Refusal refusal) {
            if (refusal.code() == Code.CANCELLED) {
                return "cancelled";
            }
            return refusal.effect() == Effect.UNKNOWN ? "unknown" : "refused";
        }

        private LedgerFields.Collector ending(Progress progress) {
            return LedgerFields.collect()
                .with(FieldName.CALL, call.facts().id().value())
                .with(FieldName.MESSAGES, progress.messages())
                .with(FieldName.IN, call.facts().bytes())
                .with(FieldName.OUT, progress.bytes())
                .with(FieldName.MILLIS, (System.nanoTime() - began) / 1_000_000);
        }
    }
}
