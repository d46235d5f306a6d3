package dev.gatehouse.proofs;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What a client does with one server, and what that says then: a row of `proofs/npm/clients/plans.json`. What is null is not offered.
@JsonInclude(JsonInclude.Include.NON_NULL)
record Plan(Call call, Read read, Get get, Complete complete, Subscribe subscribe) {
    static final JsonMapper JSON = new JsonMapper();

    /// One thing that a client can do.
    enum Operation {
        list, call, read, get, complete, subscribe
    }

    record Call(String name, Map<String, Object> arguments, String says) {}

    record Read(String uri, String says) {}

    record Get(String name, Map<String, Object> arguments, String says) {}

    record Complete(String prompt, String argument, String value, String says) {}

    /// The call of `change` makes the server tell that `uri` was updated.
    record Subscribe(String uri, Call change) {}

    /// All plans by their servers' names, with this folder for the server of files.
    static Map<String, Plan> all(Path folder) {
        try {
            String text = Files.readString(Papers.TREE.resolve("proofs/npm/clients/plans.json")).replace("FOLDER", folder.toString());
            return JSON.readValue(text, new TypeReference<>() {});
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    /// Whether the server has this.
    boolean offers(Operation operation) {
        return switch (operation) {
            case list, call -> true;
            case read -> read != null;
            case get -> get != null;
            case complete -> complete != null;
            case subscribe -> subscribe != null;
        };
    }

    /// The same on the route to all servers, where names and addresses say which server has them.
    Plan among(String server) {
        String name = server + "__";
        String address = "gatehouse:" + server + ":";
        return new Plan(named(name, call),
            Optional.ofNullable(read).map(it -> new Read(address + it.uri, it.says)).orElse(null),
            Optional.ofNullable(get).map(it -> new Get(name + it.name, it.arguments, it.says)).orElse(null),
            Optional.ofNullable(complete).map(it -> new Complete(name + it.prompt, it.argument, it.value, it.says)).orElse(null),
            Optional.ofNullable(subscribe).map(it -> new Subscribe(address + it.uri, named(name, it.change))).orElse(null));
    }

    private static Call named(String prefix, Call call) {
        return new Call(prefix + call.name, call.arguments, call.says);
    }
}
