package dev.gatehouse.control.objects;

import dev.gatehouse.control.Problem;
import dev.gatehouse.control.settings.SettingsWrong;
import dev.gatehouse.control.settings.WrittenFolder;
import java.util.Collection;
import java.util.List;

/// Marks and where a person wrote them.
public record WrittenMarks(ObjectMarks marks, String file, String path, int line) implements WrittenFolder.Placed {
    /// The server and what is marked of it: of each there is one.
    @Override
    public String id() {
        return marks.toString();
    }

    @Override
    public String idKey() {
        return marks.kind().word();
    }

    /// The marks, if the server of each is there.
    ///
    /// @param servers the names of all servers
    public static List<ObjectMarks> good(List<WrittenMarks> written, Collection<String> servers) throws SettingsWrong {
        List<Problem> problems = written.stream().filter(each -> !servers.contains(each.marks.server().value()))
            .map(each -> each.unknownServer(each.marks.server(), servers)).toList();
        if (!problems.isEmpty()) {
            throw new SettingsWrong(problems);
        }
        return written.stream().map(WrittenMarks::marks).toList();
    }
}
