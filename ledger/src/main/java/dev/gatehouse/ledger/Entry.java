package dev.gatehouse.ledger;

import static dev.gatehouse.ledger.Text.count;
import static dev.gatehouse.ledger.Text.plain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/// What a zone asks the recorder to keep. Names and numbers only: never arguments, results or secrets.
///
/// Every text is made plain and cut to its limit here (see `docs/ledger.md`), every number kept within 0 to 2^53 - 1. A member that does not
/// apply is an empty text. An id of foreign shape or a null ends in an exception.
public sealed interface Entry extends Line {

    /// A call is about to be sent: no entry, no call.
    ///
    /// @param call the call's id, which is the entry's id
    /// @param zone the zone that says it
    /// @param target tool, prompt or resource name
    /// @param revision the client's MCP revision
    /// @param settings version of the settings that the checks ran on
    record Open(String call, String zone, String tenant, String caller, String route, String server, String method, String target,
                String revision, long settings) implements Entry {
        public Open {
            call = Text.callId(call);
            zone = plain(zone, Text.WORD);
            tenant = plain(tenant, Text.NAME);
            caller = plain(caller, Text.NAME);
            route = plain(route, Text.NAME);
            server = plain(server, Text.NAME);
            method = plain(method, Text.NAME);
            target = plain(target, Text.TARGET);
            revision = plain(revision, Text.WORD);
            settings = count(settings);
        }
    }

    /// How far a long stream has come.
    record Checkpoint(String call, long messages, long bytes) implements Entry {
        public Checkpoint {
            call = Text.callId(call);
            messages = count(messages);
            bytes = count(bytes);
        }
    }

    /// How an opened call ended. Written once, before the final message leaves.
    ///
    /// @param code the refusal's code, empty where there is none
    /// @param by the check or review that decided
    /// @param detail rule and reason, for operators alone
    /// @param in bytes from the caller
    /// @param out bytes to the caller
    record Close(String call, Outcome outcome, Effect effect, String code, String by, String detail, long millis, long messages,
                 long in, long out) implements Entry {
        public Close {
            call = Text.callId(call);
            Objects.requireNonNull(outcome);
            Objects.requireNonNull(effect);
            code = plain(code, Text.WORD);
            by = plain(by, Text.WORD);
            detail = plain(detail, Text.DETAIL);
            millis = count(millis);
            messages = count(messages);
            in = count(in);
            out = count(out);
        }
    }

    /// A call of a known caller that was refused and never sent: one line, its effect is always none.
    record Refused(String call, String zone, String tenant, String caller, String route, String server, String method, String target,
                   String revision, long settings, String code, String by, String detail, long millis) implements Entry {
        public Refused {
            call = Text.callId(call);
            zone = plain(zone, Text.WORD);
            tenant = plain(tenant, Text.NAME);
            caller = plain(caller, Text.NAME);
            route = plain(route, Text.NAME);
            server = plain(server, Text.NAME);
            method = plain(method, Text.NAME);
            target = plain(target, Text.TARGET);
            revision = plain(revision, Text.WORD);
            settings = count(settings);
            code = plain(code, Text.WORD);
            by = plain(by, Text.WORD);
            detail = plain(detail, Text.DETAIL);
            millis = count(millis);
        }
    }

    /// How many requests from one address were refused with one code, before identity, within one minute.
    ///
    /// @param minute cut to the whole minute
    record Count(String zone, String address, String code, Instant minute, long refusals) implements Entry {
        public Count {
            zone = plain(zone, Text.WORD);
            address = plain(address, Text.WORD);
            code = plain(code, Text.WORD);
            minute = minute.truncatedTo(ChronoUnit.MINUTES);
            refusals = count(refusals);
        }
    }

    /// A fact about a zone.
    ///
    /// @param what one word: `start`, `stop`, `settings`, `server-started`, `server-ended`, `dialled`, `token-made`, `grant-changed`, `recovered`
    /// @param subject what it happened to, such as a server or host
    record Event(String zone, String what, String subject, String detail, long settings) implements Entry {
        public Event {
            zone = plain(zone, Text.WORD);
            what = plain(what, Text.WORD);
            subject = plain(subject, Text.TARGET);
            detail = plain(detail, Text.DETAIL);
            settings = count(settings);
        }
    }
}
