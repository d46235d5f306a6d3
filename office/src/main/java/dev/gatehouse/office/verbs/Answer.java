package dev.gatehouse.office.verbs;

import dev.gatehouse.control.json.Json;
import dev.gatehouse.wire.message.Reply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a verb answers: an exit code, members for programs, and sentences (`said`) for the person.
record Answer(int exit, Map<String, Object> members, List<String> said) {
    static final int DONE = 0;
    static final int NO = 1;
    static final int USAGE = 2;
    static final int SETTINGS = 3;

    Answer {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        said = List.copyOf(said);
    }

    static Answer done(Map<String, Object> members) {
        return new Answer(DONE, members, List.of());
    }

    static Answer no(int exit, List<String> said) {
        return new Answer(exit, Map.of(), said);
    }

    static Answer no(int exit, String said) {
        return no(exit, List.of(said));
    }

    /// The same with one more member.
    Answer with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Answer(exit, more, said);
    }

    /// The same, with more to say.
    Answer saying(List<String> more) {
        List<String> all = new ArrayList<>(said);
        all.addAll(more);
        return new Answer(exit, members, all);
    }

    /// The same with a worse end; a failure stays the failure it was.
    Answer ending(int worse) {
        return new Answer(exit == DONE ? worse : exit, members, said);
    }

    Reply reply() {
        Map<String, Object> all = new LinkedHashMap<>(members);
        if (!said.isEmpty()) {
            all.put("said", said);
        }
        return new Reply(exit, Json.text(all));
    }
}
