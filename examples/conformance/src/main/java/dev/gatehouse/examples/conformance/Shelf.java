package dev.gatehouse.examples.conformance;

import static dev.gatehouse.toolkit.server.Content.bytesOf;
import static dev.gatehouse.toolkit.server.Content.contents;
import static dev.gatehouse.toolkit.server.Content.embedded;
import static dev.gatehouse.toolkit.server.Content.fromUser;
import static dev.gatehouse.toolkit.server.Content.text;
import static dev.gatehouse.toolkit.server.Content.textOf;

import dev.gatehouse.protocol.json.JsonObject;
import dev.gatehouse.protocol.json.JsonString;
import dev.gatehouse.toolkit.server.Library;
import dev.gatehouse.toolkit.server.Outcome;
import dev.gatehouse.toolkit.server.Prompt;
import dev.gatehouse.toolkit.server.Prompt.Argument;
import dev.gatehouse.toolkit.server.Resource;
import dev.gatehouse.toolkit.server.Template;
import dev.gatehouse.toolkit.server.Work;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Resources, a template, prompts, and completion for their arguments.
final class Shelf {
    static final String PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==";
    private static final List<String> SUGGESTIONS = List.of("paris", "park", "party", "test");

    private Shelf() {}

    static void addTo(Library library) {
        resources(library);
        prompts(library);
        library.completing((_, _, begun) -> SUGGESTIONS.stream().filter(word -> word.startsWith(begun)).toList());
    }

    private static void resources(Library library) {
        library.add(written("test://static-text", "Static text", "This is the content of the static text resource."))
            .add(written("test://watched-resource", "Watched", "This resource says when it changes."))
            .add(new Resource("test://static-binary", "Static picture", "image/png", Work.of(contents(bytesOf("test://static-binary", "image/png", PIXEL)))))
            .add(new Template("test://template/{id}/data", "Data by id", "application/json", (given, _) -> data(given)));
    }

    private static Resource written(String uri, String name, String words) {
        return new Resource(uri, name, "text/plain", Work.of(contents(textOf(uri, "text/plain", words))));
    }

    private static Outcome data(JsonObject given) {
        String id = given.text("id").orElseThrow();
        JsonObject data = JsonObject.of("id", JsonString.of(id)).with("data", JsonString.of("Data for ID: " + id));
        return contents(textOf(given.text("uri").orElseThrow(), "application/json", new String(data.bytes(), StandardCharsets.UTF_8)));
    }

    private static void prompts(Library library) {
        library.add(prompt("test_simple_prompt", "One message.", Work.of(fromUser(text("This is a simple prompt for testing.")))))
            .add(prompt("test_prompt_with_arguments", "One message of two arguments.", (given, _) -> fromUser(text(
                "Prompt with arguments: arg1='" + word(given, "arg1") + "', arg2='" + word(given, "arg2") + "'")), "arg1", "arg2"))
            .add(prompt("test_prompt_with_embedded_resource", "A resource and a message.", (given, _) -> fromUser(
                embedded(textOf(word(given, "resourceUri"), "text/plain", "Embedded resource content for testing.")),
                text("Please process the embedded resource above.")), "resourceUri"))
            .add(prompt("test_prompt_with_image", "An image and a message.", Work.of(fromUser(PlainTools.PIXEL, text("Please analyze the image above.")))));
    }

    private static Prompt prompt(String name, String description, Work work, String... arguments) {
        return new Prompt(name, description, Stream.of(arguments).map(each -> new Argument(each, "The argument " + each + ".")).toList(), work);
    }

    private static String word(JsonObject given, String name) {
        return given.text(name).orElseThrow();
    }
}
