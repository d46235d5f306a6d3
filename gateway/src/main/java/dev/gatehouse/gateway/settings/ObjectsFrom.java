package dev.gatehouse.gateway.settings;

import dev.gatehouse.checks.objects.AllMarks;
import dev.gatehouse.checks.objects.ArgumentMark;
import dev.gatehouse.checks.objects.Claim;
import dev.gatehouse.checks.objects.Marked;
import dev.gatehouse.checks.objects.Marks;
import dev.gatehouse.checks.objects.Mode;
import dev.gatehouse.checks.objects.Template;
import dev.gatehouse.control.objects.ObjectMarks;
import dev.gatehouse.pipeline.Listed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The marks on objects of a snapshot. One that says what nobody understands is refused with the snapshot: the gate then stays with the last good one.
final class ObjectsFrom {
    private ObjectsFrom() {}

    static AllMarks of(List<ObjectMarks> written) {
        return new AllMarks(written.stream().map(ObjectsFrom::marks).toList());
    }

    private static Marks marks(ObjectMarks written) {
        Map<String, ArgumentMark> arguments = new HashMap<>();
        written.arguments().forEach((spot, argument) -> arguments.put(spot, own(argument)));
        Map<String, ArgumentMark> answers = new HashMap<>();
        written.answers().forEach((spot, answer) -> answers.put(spot, own(answer)));
        written.plain().forEach(spot -> arguments.put(spot, ArgumentMark.PLAIN));
        Map<String, Claim> owners = new HashMap<>();
        written.owners().forEach((spot, claim) -> owners.put(spot, Claim.by(claim).orElseThrow()));
        var manner = new Marks.Manner(Mode.by(written.mode()).orElseThrow(), written.othersPass(), written.readsText());
        return new Marks(written.server().value(), marked(written), manner, arguments, answers, written.yields(), owners);
    }

    private static Marked marked(ObjectMarks written) {
        return switch (written.kind()) {
            case TOOL -> new Marked.Tool(written.name());
            case PROMPT -> new Marked.Prompt(written.name());
            case RESOURCE -> new Marked.Resource(Template.of(written.name()));
            case LISTING -> new Marked.Listing(Arrays.stream(Listed.values()).filter(each -> each.name().equalsIgnoreCase(written.name())).findFirst().orElseThrow());
        };
    }

    private static ArgumentMark own(ObjectMarks.Argument written) {
        return new ArgumentMark.Own(written.id(), written.bind().map(claim -> Claim.by(claim).orElseThrow()), written.within().map(Template::of),
            written.mayBeOmitted());
    }
}
