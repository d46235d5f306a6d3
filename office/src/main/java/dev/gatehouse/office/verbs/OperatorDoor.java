package dev.gatehouse.office.verbs;

import dev.gatehouse.office.house.House;
import dev.gatehouse.office.page.Report;
import dev.gatehouse.wire.link.Exchange;
import dev.gatehouse.wire.link.ExchangeHandler;
import dev.gatehouse.wire.message.Message;
import dev.gatehouse.wire.message.Reply;
import dev.gatehouse.wire.message.Verb;
import java.io.IOException;
import java.util.OptionalInt;

/// Answers the operator, whom the wire has already proved: the socket's user, and the start secret that the home's owner alone reads.
/// No other zone starts anything with the office.
public final class OperatorDoor implements ExchangeHandler {
    private static final System.Logger LOG = System.getLogger("dev.gatehouse.office");

    private final CallerVerbs callers;
    private final GrantVerbs grants;
    private final TokenVerbs tokens;
    private final PinVerbs pins;
    private final ApprovalVerbs approvals;
    private final HouseVerbs houses;

    /// @param port where the page for metrics and health is, if there is one
    public OperatorDoor(House house, Report report, OptionalInt port) {
        var changes = new Changes(house);
        this.callers = new CallerVerbs(house, changes);
        this.grants = new GrantVerbs(house, changes);
        this.tokens = new TokenVerbs(house, changes);
        this.pins = new PinVerbs(house, changes);
        this.approvals = new ApprovalVerbs(house, changes);
        this.houses = new HouseVerbs(house, changes, report, port);
    }

    @Override
    public void answer(Message start, Exchange exchange) throws IOException {
        if (!(start instanceof Verb(String json))) {
            throw new IOException("not for the office");
        }
        exchange.send(reply(json));
    }

    private Reply reply(String json) {
        try {
            return answer(Asked.of(json)).reply();
        } catch (NotUnderstood words) {
            return Answer.no(Answer.USAGE, "The office does not understand this: " + words.getMessage() + ".").reply();
        } catch (IllegalArgumentException shape) {
            return Answer.no(Answer.USAGE, shape.getMessage() + ".").reply();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return Answer.no(Answer.NO, "The office is ending.").reply();
        } catch (RuntimeException surprise) {
            LOG.log(System.Logger.Level.ERROR, "a verb failed by {0}", surprise.getClass().getName());
            return Answer.no(Answer.NO, "Something went wrong in the office; nothing more is known than its log says.").reply();
        }
    }

    private Answer answer(Asked asked) throws NotUnderstood, InterruptedException {
        String verb = asked.text("verb");
        return switch (verb) {
            case "caller-add" -> callers.add(asked);
            case "caller-list" -> callers.list(asked);
            case "caller-revoke" -> callers.revoke(asked);
            case "grant-add" -> grants.add(asked);
            case "grant-list" -> grants.list(asked);
            case "grant-remove" -> grants.remove(asked);
            case "token" -> tokens.make(asked);
            case "revoke-token" -> tokens.revoke(asked);
            case "revoke-issuer" -> tokens.revokeIssuer(asked);
            case "pins-list" -> pins.list(asked);
            case "pins-diff" -> pins.diff(asked);
            case "pins-approve" -> pins.approve(asked);
            case "pins-forget" -> pins.forget(asked);
            case "approvals-list" -> approvals.list(asked);
            case "approvals-show" -> approvals.show(asked);
            case "approvals-approve" -> approvals.approve(asked);
            case "approvals-deny" -> approvals.deny(asked);
            case "config-apply" -> houses.apply(asked);
            case "status" -> houses.status(asked);
            case "metrics" -> houses.metrics(asked);
            default -> throw new NotUnderstood("there is no such verb");
        };
    }
}
