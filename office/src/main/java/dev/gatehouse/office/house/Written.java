package dev.gatehouse.office.house;

import dev.gatehouse.control.approvals.ApprovalFiles;
import dev.gatehouse.control.approvals.ApprovalRule;
import dev.gatehouse.control.approvals.WrittenRule;
import dev.gatehouse.control.objects.ObjectFiles;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.control.objects.WrittenMarks;
import dev.gatehouse.control.policies.Judgement;
import dev.gatehouse.control.policies.Policy;
import dev.gatehouse.control.policies.PolicyFiles;
import dev.gatehouse.control.settings.Settings;
import dev.gatehouse.control.settings.SettingsFile;
import dev.gatehouse.control.settings.SettingsWrong;
import java.util.List;

/// What a person wrote: the settings, and the policies, approvals and objects beside them, read and judged together.
record Written(Settings settings, List<Policy> policies, List<ApprovalRule> approvals, List<ObjectMarks> objects) {
    /// As it stands now.
    ///
    /// @throws SettingsWrong with everything that is wrong with one of them
    static Written at(Place place) throws SettingsWrong {
        Settings settings = SettingsFile.read(place.settingsFile()).in(place.run());
        List<String> servers = settings.servers().stream().map(server -> server.name().value()).toList();
        List<Policy> policies = Judgement.good(PolicyFiles.read(place.settingsFile().resolveSibling(PolicyFiles.FOLDER)), servers, new ConditionsRead());
        List<ApprovalRule> approvals = WrittenRule.good(ApprovalFiles.read(place.settingsFile().resolveSibling(ApprovalFiles.FOLDER)), servers);
        return new Written(settings, policies, approvals, WrittenMarks.good(ObjectFiles.read(place.settingsFile().resolveSibling(ObjectFiles.FOLDER)), servers));
    }

    /// For the ledger.
    String told() {
        return settings.servers().size() + " servers, " + settings.issuers().size() + " issuers, " + policies.size() + " policies, " + approvals.size() + " approval rules, "
            + objects.size() + " things with marked objects";
    }
}
