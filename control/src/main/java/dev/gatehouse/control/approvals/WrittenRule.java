package dev.gatehouse.control.approvals;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import java.util.Collection;
import java.util.List;

/// A rule and where a person wrote it.
public record WrittenRule(ApprovalRule rule, String file, String path, int line) implements WrittenFolder.Placed {
    @Override
    public String id() {
        return rule.id();
    }

    /// The rules, if the server of each is there.
    ///
    /// @param servers the names of all servers
    public static List<ApprovalRule> good(List<WrittenRule> written, Collection<String> servers) throws SettingsWrong {
        List<Problem> problems = written.stream().filter(each -> !servers.contains(each.rule.server().value()))
            .map(each -> each.unknownServer(each.rule.server(), servers)).toList();
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return written.stream().map(WrittenRule::rule).toList();
    }
}
