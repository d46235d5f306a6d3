package dev.gatehouse.office.house;

import dev.gatehouse.control.policies.Judgement;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.util.List;

/// What a person wrote: the settings and the policies beside them, read and judged together.
record Written(Settings settings, List<Policy> policies) {
    /// As it stands now.
    ///
    /// @throws SettingsWrong with everything that is wrong with either
    static Written at(Place place) throws SettingsWrong {
        Settings settings = SettingsFile.read(place.settingsFile()).in(place.run());
        List<String> servers = settings.servers().stream().map(server -> server.name().value()).toList();
        return new Written(settings, Judgement.good(PolicyFiles.read(place.settingsFile().resolveSibling(PolicyFiles.FOLDER)), servers, new ConditionsRead()));
    }

    /// For the ledger.
    String told() {
        return settings.servers().size() + " servers, " + settings.issuers().size() + " issuers, " + policies.size() + " policies";
    }
}
