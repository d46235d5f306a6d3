package dev.gatehouse.attack;

import dev.gatehouse.attack.PlayedServer.Asking;
import dev.gatehouse.protocol.json.Json;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonNumber;
import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The tools of the played server, right in every point but the one in which it is flawed.
final class PlayedTools {
    private static final Pattern QUERY = Pattern.compile("select text from notes where id = (\\d+)( or 1 = 1)?(?:; update notes set text = '(\\w+)' where id = (\\d+))?");
    private static final Pattern PLACE = Pattern.compile("\\{\\{note:(\\d+)}}");

    private final PlayedServer server;
    private final Map<Long, Note> notes = new ConcurrentSkipListMap<>();
    private final AtomicLong ids = new AtomicLong(10);
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Map<String, String> roles = new ConcurrentHashMap<>();
    private final Map<String, String> orders = new ConcurrentHashMap<>();
    private final Map<String, Held> handles = new ConcurrentHashMap<>();
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Set<String> cursors = ConcurrentHashMap.newKeySet();
    private final Set<String> suggested = ConcurrentHashMap.newKeySet();
    private final Set<String> shares = ConcurrentHashMap.newKeySet();

    PlayedTools(PlayedServer server) {
        this.server = server;
    }

    private record Note(long id, String owner, String title, String text) {}

    private record Held(String owner, String text) {}

    /// What was asked is not done.
    static final class No extends Exception {
        private static final long serialVersionUID = 1;

        No(String why) {
            super(why);
        }
    }

    String text(long id) {
        return notes.get(id).text();
    }

    JsonObject call(String tool, JsonObject arguments, Asking asking) throws No, InterruptedException {
        return switch (tool) {
            case "create_note" -> create(arguments, asking);
            case "list_notes" -> list(arguments, asking);
            case "get_note" -> get(arguments, asking);
            case "get_suggested_note" -> PlayedServer.text(server.has("planted-id") && suggested.contains(asking.caller + id(arguments)) ? text(id(arguments))
                : own(id(arguments), asking, "").text());
            case "suggest_notes" -> suggest(asking);
            case "update_note" -> {
                Note note = own(id(arguments), asking, "update-by-id");
                notes.put(note.id(), new Note(note.id(), note.owner(), note.title(), word(arguments, "text")));
                yield PlayedServer.text("done");
            }
            case "delete_note" -> delete(List.of(own(id(arguments), asking, "delete-by-id")));
            case "compare_notes" -> compare(arguments, asking);
            case "get_notes" -> all(owned(arguments, asking, "batch-one-foreign"));
            case "delete_notes" -> delete(owned(arguments, asking, "batch-deletes-foreign"));
            case "export_notes" -> all(server.has("omitted-means-all") && !arguments.has("owner") ? notes.values() : of(me(arguments, "owner", asking)));
            case "find_notes" -> all(server.has("owner-wildcard") && word(arguments, "user").equals("*") ? notes.values() : of(me(arguments, "user", asking)));
            case "write_file" -> {
                files.put(me(arguments, "user", asking) + "/" + name(arguments), word(arguments, "text"));
                yield PlayedServer.text("done");
            }
            case "read_file" -> PlayedServer.text(server.has("path-climbs") && word(arguments, "path").startsWith("../") ? files.get(word(arguments, "path").substring(3))
                : there(files.get(me(arguments, "user", asking) + "/" + name(arguments))));
            case "open_uri" -> PlayedServer.text(own(tail(word(arguments, "uri")), asking, "id-in-uri").text());
            case "render_text" -> PlayedServer.text(render(word(arguments, "template"), asking));
            case "run_query" -> query(word(arguments, "sql"), asking);
            case "notes_titled" -> all(server.has("query-broken-open") && word(arguments, "title").contains("' or '") ? notes.values()
                : of(me(arguments, "user", asking)).stream().filter(note -> note.title().equals(arguments.text("title").orElse(""))).toList());
            case "page_notes" -> page(arguments, asking);
            case "start_export", "collect_notes" -> hold(tool.equals("start_export") ? "handle" : "taskId", arguments, asking);
            case "fetch_export" -> PlayedServer.text(held(word(arguments, "handle"), asking, "handle-of-another"));
            case "reveal_note" -> reveal(arguments, asking);
            case "slow_report" -> slow(arguments, asking);
            case "ask_and_delete" -> {
                Note note = own(id(arguments), asking, "");
                yield asking.isAcceptedSoon() ? delete(List.of(note)) : PlayedServer.text("nothing was deleted");
            }
            case "show_request" -> PlayedServer.text(server.has("credential-passed-on") ? asking.header("Authorization") : "a request");
            case "recent_notes" -> all(server.has("foreign-rows") ? notes.values() : of(me(arguments, "user", asking)));
            case "my_summary" -> PlayedServer.text(kept.computeIfAbsent(server.has("kept-for-everybody") ? "" : asking.caller, _ -> texts(of(asking.caller))));
            case "edit_note" -> edit(arguments, asking);
            case "edit_profile" -> editProfile(arguments, asking);
            case "show_profile" -> PlayedServer.text(roles.getOrDefault(me(arguments, "user", asking), ""));
            case "place_order" -> order(arguments, asking);
            case "get_order" -> {
                String owner = there(orders.get(word(arguments, "id")));
                yield owner.equals(asking.caller) || server.has("order-of-another") ? PlayedServer.text("an order") : refused("there is no such thing");
            }
            case "share_note", "unshare_note" -> share(tool, arguments, asking);
            case "read_slowly" -> readSlowly(arguments, asking);
            case "open_note" -> open(arguments, asking);
            case "fetch_url" -> word(arguments, "url").equals("https://example.com/") || server.has("fetch-inside") ? PlayedServer.text("a page") : refused("not there");
            default -> refused("no such tool");
        };
    }

    private static JsonObject refused(String why) throws No {
        throw new No(why);
    }

    private Note own(long id, Asking asking, String flaw) throws No {
        Note note = notes.get(id);
        if (note == null || !note.owner().equals(asking.caller) && !server.has(flaw)) {
            throw new No("there is no such note");
        }
        return note;
    }

    private List<Note> of(String owner) {
        return notes.values().stream().filter(note -> note.owner().equals(owner)).toList();
    }

    private static JsonObject all(Collection<Note> notes) {
        return PlayedServer.text(texts(notes));
    }

    private static String texts(Collection<Note> notes) {
        return notes.stream().map(Note::text).collect(Collectors.joining(" "));
    }

    private static String there(String value) throws No {
        if (value == null) {
            throw new No("there is no such thing");
        }
        return value;
    }

    /// Whoever is named must be whoever asks.
    private static String me(JsonObject arguments, String name, Asking asking) throws No {
        if (!word(arguments, name).equals(asking.caller)) {
            throw new No("you are not that");
        }
        return asking.caller;
    }

    private static String word(JsonObject arguments, String name) throws No {
        return there(arguments.text(name).orElse(null));
    }

    private static String name(JsonObject arguments) throws No {
        String path = word(arguments, "path");
        return path.matches("\\w+\\.txt") ? path : there(null);
    }

    private static long id(JsonObject arguments) throws No {
        return id(arguments.get("id").orElse(JsonString.of("")));
    }

    private static long id(Json value) throws No {
        if (value instanceof JsonNumber number && number.asLong().isPresent()) {
            return number.asLong().getAsLong();
        }
        throw new No("an id is an integer");
    }

    private static long tail(String uri) throws No {
        return uri.matches("note://\\d{1,9}") ? Long.parseLong(uri.substring(7)) : id(JsonString.of(""));
    }

    private JsonObject create(JsonObject arguments, Asking asking) throws No {
        me(arguments, "user", asking);
        long id = ids.incrementAndGet();
        kept.clear();
        notes.put(id, new Note(id, asking.caller, word(arguments, "title"), word(arguments, "text")));
        return JsonObject.of("structuredContent", JsonObject.of("note", JsonObject.of("id", JsonNumber.of(id))));
    }

    private JsonObject list(JsonObject arguments, Asking asking) throws No {
        boolean listed = arguments.names().equals(List.of("user"));
        if (!listed && !server.has("property-not-listed")) {
            throw new No("there is no such argument");
        }
        return all(of(!listed ? arguments.text("owner").orElse("") : server.has("claim-swapped") ? word(arguments, "user") : me(arguments, "user", asking)));
    }

    private JsonObject get(JsonObject arguments, Asking asking) throws No {
        if (server.has("key-spelt-otherwise") && arguments.has("ID")) {
            return PlayedServer.text(text(id(arguments.get("ID").orElseThrow())));
        }
        if (server.has("type-changed") && arguments.text("id").filter(text -> text.matches("\\d+")).isPresent()) {
            return PlayedServer.text(text(Long.parseLong(word(arguments, "id"))));
        }
        if (server.has("id-wildcard") && arguments.text("id").filter("*"::equals).isPresent()) {
            return all(notes.values());
        }
        return arguments.size() == 1 ? PlayedServer.text(own(id(arguments), asking, "get-by-id").text()) : refused("there is no such argument");
    }

    private JsonObject suggest(Asking asking) {
        (server.has("planted-id") ? notes.values() : of(asking.caller)).forEach(note -> suggested.add(asking.caller + note.id()));
        return PlayedServer.text("some");
    }

    private JsonObject delete(List<Note> gone) {
        gone.forEach(note -> notes.remove(note.id()));
        return PlayedServer.text("gone");
    }

    private List<Note> owned(JsonObject arguments, Asking asking, String flaw) throws No {
        List<Note> owned = new ArrayList<>();
        for (Json id : arguments.array("ids").orElse(JsonArray.empty()).values()) {
            owned.add(own(id(id), asking, flaw));
        }
        return owned;
    }

    private JsonObject compare(JsonObject arguments, Asking asking) throws No {
        List<Note> all = new ArrayList<>();
        for (Json pair : arguments.array("pairs").orElse(JsonArray.empty()).values()) {
            for (var side : ((JsonObject) pair).members()) {
                all.add(own(id(((JsonObject) side.value()).object("note").orElseThrow()), asking, "id-nested"));
            }
        }
        for (String id : arguments.object("marks").orElseGet(JsonObject::empty).names()) {
            all.add(own(Long.parseLong(id), asking, "id-as-key"));
        }
        return all(all);
    }

    private String render(String template, Asking asking) throws No {
        Matcher place = PLACE.matcher(template);
        return place.find() ? own(Long.parseLong(place.group(1)), asking, "id-in-template").text() : template;
    }

    private JsonObject query(String sql, Asking asking) throws No {
        Matcher query = QUERY.matcher(sql);
        boolean read = query.matches();
        if (!read || query.group(2) != null && !server.has("query-without-bounds") || query.group(3) != null && !server.has("query-that-writes")) {
            throw new No("not such a query");
        }
        if (query.group(3) != null) {
            long id = Long.parseLong(query.group(4));
            notes.put(id, new Note(id, notes.get(id).owner(), "", query.group(3)));
        }
        return query.group(2) == null ? PlayedServer.text(own(Long.parseLong(query.group(1)), asking, "id-in-sql").text()) : all(notes.values());
    }

    private JsonObject page(JsonObject arguments, Asking asking) throws No {
        String cursor = arguments.text("cursor").map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)).orElse(asking.caller + "|0|");
        String[] place = cursor.split("\\|");
        boolean trusted = !arguments.has("cursor") || server.has(cursors.contains(cursor) ? "cursor-of-another" : "cursor-forged");
        if (!trusted && !(cursors.contains(cursor) && place[0].equals(asking.caller))) {
            throw new No("no such place");
        }
        List<Note> all = of(place[0]).reversed();
        int at = Integer.parseInt(place[1]);
        String next = place[0] + "|" + (at + 1) + "|" + ids.incrementAndGet();
        cursors.add(next);
        return JsonObject.of("structuredContent", JsonObject.of(JsonObject.member("text", all.size() > at ? all.get(at).text() : ""),
            JsonObject.member("nextCursor", Base64.getEncoder().encodeToString(next.getBytes(StandardCharsets.UTF_8)))));
    }

    private JsonObject hold(String member, JsonObject arguments, Asking asking) throws No {
        String handle = member + ids.incrementAndGet();
        handles.put(handle, new Held(me(arguments, "user", asking), texts(of(asking.caller))));
        JsonObject made = JsonObject.of(member, JsonString.of(handle));
        return member.equals("handle") ? JsonObject.of("structuredContent", made) : made.with("resultType", JsonString.of("task"));
    }

    private String held(String handle, Asking asking, String flaw) throws No {
        Held held = handles.get(handle);
        if (held == null || !held.owner().equals(asking.caller) && !server.has(flaw)) {
            throw new No("there is no such thing");
        }
        return held.text();
    }

    private JsonObject reveal(JsonObject arguments, Asking asking) throws No {
        var state = asking.params.text("requestState");
        if (state.isEmpty()) {
            Note note = own(id(arguments), asking, "");
            return JsonObject.of(JsonObject.member("resultType", "input_required"), JsonObject.member("requestState", note.owner() + "|" + note.id()),
                JsonObject.member("inputRequests", JsonObject.of("sure", JsonObject.of("method", JsonString.of("elicitation/create")))));
        }
        String[] parts = state.get().split("\\|");
        return parts[0].equals(asking.caller) || server.has("state-of-another") ? PlayedServer.text(text(Long.parseLong(parts[1]))) : refused("not your question");
    }

    private JsonObject slow(JsonObject arguments, Asking asking) throws No, InterruptedException {
        asking.progress();
        return asking.isCancelledSoon() ? PlayedServer.text("cancelled") : all(of(me(arguments, "user", asking)));
    }

    private JsonObject edit(JsonObject arguments, Asking asking) throws No {
        JsonObject changes = arguments.object("changes").orElseThrow();
        Note note = own(id(arguments), asking, "");
        if (!Set.of("text", "title").containsAll(changes.names()) && !server.has("owner-assigned")) {
            throw new No("there is no such argument");
        }
        notes.put(note.id(), new Note(note.id(), changes.text("owner").orElse(note.owner()), note.title(), word(changes, "text")));
        return PlayedServer.text("done");
    }

    private JsonObject editProfile(JsonObject arguments, Asking asking) throws No {
        JsonObject changes = arguments.object("changes").orElseThrow();
        if (changes.has("role") && !server.has("role-assigned")) {
            throw new No("there is no such argument");
        }
        roles.put(me(arguments, "user", asking), new TreeMap<>(Map.of("email", word(changes, "email"), "role", changes.text("role").orElse(""))).toString());
        return PlayedServer.text("done");
    }

    private JsonObject order(JsonObject arguments, Asking asking) throws No {
        JsonObject item = (JsonObject) arguments.array("items").orElseThrow().get(0);
        if (item.has("price") && !server.has("price-sent")) {
            throw new No("there is no such argument");
        }
        String quantity = item.get("quantity").filter(JsonNumber.class::isInstance).map(value -> ((JsonNumber) value).text()).orElse("");
        if (!quantity.matches("[1-9]\\d{0,3}") && !server.has("quantity-below-one")) {
            throw new No("a quantity is a whole number from one");
        }
        String id = "order-" + ids.incrementAndGet();
        orders.put(id, me(arguments, "user", asking));
        long total = item.has("price") ? 1 : quantity.matches("\\d+") ? 80 * Long.parseLong(quantity) : -1;
        return JsonObject.of("structuredContent", JsonObject.of("order", JsonObject.of(JsonObject.member("id", id), JsonObject.member("total", JsonNumber.of(total)))));
    }

    private JsonObject share(String tool, JsonObject arguments, Asking asking) throws No {
        String share = own(id(arguments), asking, "").id() + word(arguments, "with");
        boolean done = tool.equals("share_note") ? shares.add(share) : shares.remove(share);
        return done ? PlayedServer.text("done") : refused("nothing changed");
    }

    private JsonObject readSlowly(JsonObject arguments, Asking asking) throws No, InterruptedException {
        String share = id(arguments) + asking.caller;
        boolean shared = shares.contains(share);
        asking.progress();
        for (int step = 0; step < 12 && shares.contains(share); step++) {
            Thread.sleep(10);
        }
        return shares.contains(share) || shared && server.has("revoked-midway") ? PlayedServer.text(text(id(arguments))) : refused("there is no such note");
    }

    private JsonObject open(JsonObject arguments, Asking asking) throws No, InterruptedException {
        Note note = notes.get(id(arguments));
        boolean foreign = note != null && !note.owner().equals(asking.caller);
        if (foreign && server.has("refusals-that-take")) {
            Thread.sleep(30);
        }
        if (foreign && server.has("refusals-that-tell")) {
            throw new No("it belongs to " + note.owner());
        }
        return PlayedServer.text(own(id(arguments), asking, "").text());
    }

    String resource(Asking asking) throws No {
        return own(tail(asking.params.text("uri").orElse("")), asking, "resource-by-uri").text();
    }

    String prompt(JsonObject arguments, Asking asking) throws No {
        return own(tail("note://" + word(arguments, "id")), asking, "prompt-argument").text();
    }

    String task(Asking asking) throws No {
        return held(asking.params.text("taskId").orElse(""), asking, "task-of-another");
    }
}
