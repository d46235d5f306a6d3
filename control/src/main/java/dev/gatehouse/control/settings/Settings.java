package dev.gatehouse.control.settings;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.naming.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Everything a person can set. Whatever was not written is the strict choice.
///
/// @param servers in the order written, names unique
public record Settings(Listen listen, List<Server> servers, List<Issuer> issuers, PinSettings pins, Limits limits, LedgerSettings ledger) {
    /// The version of the settings file that this program reads and writes.
    public static final int VERSION = 1;

    public Settings {
        servers = List.copyOf(servers);
        issuers = List.copyOf(issuers);
    }

    /// The same settings on another port (`--port`; 0 picks a free one).
    public Settings onPort(int port) throws SettingsWrong {
        if (port < 0 || port > 65_535) {
            throw new SettingsWrong(List.of(new Problem("--port", 0, "", "must be a whole number from 0 to 65535.")));
        }
        return new Settings(listen.onPort(port), servers, issuers, pins, limits, ledger);
    }

    /// The same settings for one run: more servers, in that order, then what is let through to servers. A name that is written twice is
    /// wrong; a name that was derived makes way with `-2`.
    public Settings in(ThisRun run) throws SettingsWrong {
        List<Server> all = new ArrayList<>(servers);
        List<Problem> problems = new ArrayList<>();
        for (String argument : run.servers()) {
            ServerArgument.read(argument, all, problems).ifPresent(all::add);
        }
        for (String argument : run.allowed()) {
            all = AllowArgument.read(argument, all, problems);
        }
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return new Settings(listen, all, issuers, pins, limits, ledger);
    }

    /// Who decides about what nobody has approved yet.
    public FirstUse firstUse() {
        return FirstUse.of(pins.firstUse(), listen);
    }

    /// The server of that name.
    public Optional<Server> server(ServerName name) {
        return servers.stream().filter(server -> server.name().equals(name)).findFirst();
    }
}
