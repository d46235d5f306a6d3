package dev.gatehouse.gateway.errands;

import dev.gatehouse.checks.permission.Permission;
import dev.gatehouse.pipeline.Call;
import dev.gatehouse.pipeline.CallId;
import dev.gatehouse.pipeline.Listed;
import dev.gatehouse.pipeline.Refused;
import dev.gatehouse.pipeline.ResourceAddress;
import dev.gatehouse.pipeline.Stop;
import dev.gatehouse.protocol.News;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The route to all servers of which the caller may use anything.
///
/// What names a tool, prompt or resource becomes one call of its server, under the server's own name for it, before anything is judged. What asks
/// for all becomes a call to each. A name that was given for nothing here becomes a call to nobody, which no grant allows: it is refused in the
/// words for what is not granted.
public final class AllServers implements Errands {
    private final Member nobody;
    private final List<Member> members;
    private final Shared shared;

    /// @param nobody the route itself, behind which nobody is
    /// @param members the route as it is for each server
    public AllServers(Member nobody, List<Member> members, Shared shared) {
        this.nobody = nobody;
        this.members = members.stream().sorted(Comparator.comparing(Member::server)).toList();
        this.shared = shared;
    }

    @Override
    public Optional<Member> alone() {
        return Optional.empty();
    }

    @Override
    public boolean stillComesTo(List<Call> calls, Permission permission) {
        Call.Facts facts = calls.getFirst().facts();
        Set<String> now = members.stream().filter(member -> permission.permits(new Call.Discovery(facts.to(member.route(), facts.deadline(), facts.message()), JsonObject.empty())))
            .map(Member::server).collect(Collectors.toSet());
        return now.equals(calls.stream().map(call -> call.facts().route().server()).collect(Collectors.toSet()));
    }

    @Override
    public Optional<Errand> of(Asking asking) throws Refused {
        Optional<Call> call = asking.read();
        return call.isEmpty() ? Optional.empty() : Optional.of(errand(asking, call.get()));
    }

    private Errand errand(Asking asking, Call call) throws Refused {
        return switch (call) {
            case Call.ToolCall tool -> named(asking, call, Listed.TOOLS, tool.tool().value(), edit("name"));
            case Call.PromptGet get -> named(asking, call, Listed.PROMPTS, get.prompt().value(), edit("name"));
            case Call.Completion(_, Call.Completed.OfPrompt(var prompt), _) -> named(asking, call, Listed.PROMPTS, prompt.value(), editReference("name"));
            case Call.Completion(_, Call.Completed.OfResource(var template), _) -> addressed(asking, call, template, editReference("uri"));
            case Call.ResourceRead read -> addressed(asking, call, read.resource(), edit("uri"));
            case Call.Subscription wish -> addressed(asking, call, wish.resource(), edit("uri"));
            case Call.TaskCall(_, _, Call.Task task, _) -> ofTask(asking, call, task);
            case Call.Listing listing -> gathering(asking, listing);
            case Call.Discovery question -> ofAll(asking, call, parts -> new Introductions(question, parts, asking.pipeline()));
            case Call.LevelSetting wish -> ofAll(asking, call, parts -> new LevelForAll(wish, parts, asking.pipeline()));
            case Call.Listening wish -> news(asking, wish);
            case Call.Reply _, Call.Notice _ -> toNobody(asking, call);
        };
    }

    private Errand toNobody(Asking asking, Call call) {
        return new OneCall(call, nobody, asking, shared);
    }

    private List<Member> reached(Asking asking) {
        return members.stream().filter(member -> asking.permission().permits(new Call.Discovery(asking.factsFor(member, asking.request()), JsonObject.empty()))).toList();
    }

    private Optional<Member> member(String server) {
        return members.stream().filter(member -> member.server().equals(server)).findFirst();
    }

    // One server's thing.

    /// Puts a server's own name where the request has the shared one.
    private interface Edit {
        JsonObject put(JsonObject params, String own);
    }

    private static Edit edit(String member) {
        return (params, own) -> params.with(member, JsonString.of(own));
    }

    private static Edit editReference(String member) {
        return (params, own) -> params.with("ref", params.object("ref").orElseThrow().with(member, JsonString.of(own)));
    }

    private Errand named(Asking asking, Call call, Listed of, String text, Edit edit) throws Refused {
        Optional<SharedName> name = SharedName.read(text);
        Optional<Member> member = name.flatMap(each -> member(each.server()));
        Optional<String> own = member.isEmpty() ? Optional.empty() : own(asking, member.get(), of, name.get());
        return own.isEmpty() ? toNobody(asking, call) : one(asking, member.get(), edit, own.get());
    }

    private Errand addressed(Asking asking, Call call, ResourceAddress text, Edit edit) throws Refused {
        Optional<SharedAddress> address = SharedAddress.read(text.value());
        Optional<Member> member = address.flatMap(each -> member(each.server()));
        return member.isEmpty() ? toNobody(asking, call) : one(asking, member.get(), edit, address.get().own());
    }

    private Errand one(Asking asking, Member member, Edit edit, String own) throws Refused {
        return one(asking, member, asking.request().withParams(edit.put(asking.request().params().orElseThrow(), own)));
    }

    private Errand one(Asking asking, Member member, Request request) throws Refused {
        Call call = asking.to(member, request);
        return new OneCall(call, member, asking, shared, outlet -> new Homeward(call, shared.renaming(member.server()), outlet));
    }

    private Errand ofTask(Asking asking, Call call, Call.Task task) throws Refused {
        Optional<Member> member = member(task.server());
        return member.isEmpty() ? toNobody(asking, call) : one(asking, member.get(), asking.request());
    }

    /// The server's own name. One that ends in a mark and is not known, as after a start, is looked for in what the caller may list there.
    private Optional<String> own(Asking asking, Member member, Listed of, SharedName name) {
        Optional<String> known = shared.known().own(of, name);
        if (known.isPresent() || !name.isMarked()) {
            return known;
        }
        Part part = new Part(member, asking.factsFor(member, ServerListing.request(of, asking.request())).asPart(CallId.fresh())).hurried();
        new ServerListing(part, of, shared.renaming(member.server())).readAll(asking.pipeline(), new Stop());
        return shared.known().own(of, name);
    }

    // All of them.

    private interface OfParts {
        Errand make(List<Part> parts);
    }

    private Errand ofAll(Asking asking, Call call, OfParts errand) {
        List<Part> parts = Part.of(asking, reached(asking)).stream().map(Part::hurried).toList();
        return parts.isEmpty() ? toNobody(asking, call) : errand.make(parts);
    }

    private Errand gathering(Asking asking, Call.Listing listing) throws Refused {
        Cursors.Place from = shared.cursors().open(listing);
        List<Member> left = reached(asking).stream().filter(member -> member.server().compareTo(from.server()) >= 0).toList();
        List<Part> parts = Part.of(asking, left).stream().map(Part::hurried).toList();
        boolean over = parts.isEmpty() && from != Cursors.Place.FIRST;
        return parts.isEmpty() && !over ? toNobody(asking, listing) : new Gathering(listing, parts, from, shared, asking.pipeline());
    }

    /// News of resources and tasks that the caller may not use are refused as a whole, as on the server's own route.
    private Errand news(Asking asking, Call.Listening wish) throws Refused {
        List<Member> reached = reached(asking);
        Set<String> servers = reached.stream().map(Member::server).collect(Collectors.toSet());
        boolean foreign = wish.resources().stream().anyMatch(each -> SharedAddress.read(each.value()).filter(address -> servers.contains(address.server())).isEmpty())
            || wish.tasks().stream().anyMatch(task -> !servers.contains(task.server()));
        if (reached.isEmpty() || foreign) {
            return toNobody(asking, wish);
        }
        List<SharedNews.Said> parts = new ArrayList<>();
        for (Part part : Part.of(asking, reached)) {
            parts.add(said(part, wish));
        }
        Optional<SharedNews.Said> refused = parts.stream().filter(part -> !asking.permission().permits(part.call())).findFirst();
        return refused.<Errand>map(part -> new OneCall(part.call(), part.member(), asking, shared))
            .orElseGet(() -> new SharedNews(wish, parts, asking.pipeline()));
    }

    private SharedNews.Said said(Part part, Call.Listening wish) throws Refused {
        Set<String> own = new LinkedHashSet<>();
        List<ResourceAddress> addresses = new ArrayList<>();
        for (ResourceAddress each : wish.resources()) {
            Optional<String> address = SharedAddress.read(each.value()).filter(one -> one.server().equals(part.server())).map(SharedAddress::own);
            if (address.isPresent() && own.add(address.get())) {
                addresses.add(ResourceAddress.of(address.get()));
            }
        }
        List<Call.Task> tasks = wish.tasks().stream().filter(task -> task.server().equals(part.server())).toList();
        var news = new News(wish.news().tools(), wish.news().prompts(), wish.news().resources(), own)
            .ofTasks(tasks.stream().map(Call.Task::shown).collect(Collectors.toSet()));
        Call.Facts facts = part.facts().to(part.facts().route(), wish.facts().deadline(), part.facts().message());
        return new SharedNews.Said(part.member(), new Call.Listening(facts, news, addresses, tasks), shared.renaming(part.server()));
    }
}
