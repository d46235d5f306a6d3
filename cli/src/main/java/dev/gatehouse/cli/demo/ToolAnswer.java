package dev.gatehouse.cli.demo;

import dev.gatehouse.protocol.Failure;
import dev.gatehouse.protocol.InvalidMessage;
import dev.gatehouse.protocol.Message;
import dev.gatehouse.protocol.Notification;
import dev.gatehouse.protocol.Request;
import dev.gatehouse.protocol.Success;
import dev.gatehouse.protocol.json.JsonArray;
import dev.gatehouse.protocol.json.JsonObject;
import java.util.Optional;

/// What a tool's caller got.
///
/// @param text the text of the result, or the refusal's sentence
/// @param code the refusal's code; empty for a result
/// @param call the call's id; empty where none is known
record ToolAnswer(String text, String code, String call) {
    private static final int LARGEST = 1 << 20;
    /// The tag block of Unicode: each printable character of ASCII once more, drawn by nothing.
    private static final int FIRST_TAG = 0xE0000;
    private static final int LAST_TAG = 0xE007F;

    static ToolAnswer of(byte[] json, Optional<String> call) throws DemoFailed {
        try {
            return switch (Message.parse(json, Message.fromServers(LARGEST))) {
                case Success success -> new ToolAnswer(text(success.result()), "", call.orElse(""));
                case Failure failure -> new ToolAnswer(failure.message(), failure.error().object("data").flatMap(data -> data.text("code")).orElse(""), call.orElse(""));
                case Request _, Notification _ -> throw new DemoFailed(1, "a server asked instead of answering");
            };
        } catch (InvalidMessage unreadable) {
            throw new DemoFailed(1, "an answer is no message");
        }
    }

    private static String text(JsonObject result) {
        var text = new StringBuilder();
        result.array("content").orElse(JsonArray.empty()).values()
            .forEach(block -> text.append(block instanceof JsonObject object ? object.text("text").orElse("") : ""));
        return text.toString();
    }

    boolean refused() {
        return !code.isEmpty();
    }

    /// How many of its characters no screen shows.
    long hidden() {
        return text.codePoints().filter(ToolAnswer::isTag).count();
    }

    /// What a screen shows of it.
    String visible() {
        return text.codePoints().filter(point -> !isTag(point)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static boolean isTag(int point) {
        return point >= FIRST_TAG && point <= LAST_TAG;
    }
}
