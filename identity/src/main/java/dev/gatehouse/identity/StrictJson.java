package dev.gatehouse.identity;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// One JSON object, read once and in one way only: clean UTF-8, no member named twice (after unescaping), no lone
/// surrogates, bounded depth, nothing behind it.
///
/// Members of a token that two readers see differently are how a token says one thing to the checker and another to the
/// user of the claims; so anything ambiguous is no JSON here.
final class StrictJson {
    /// Stands for JSON `null`, so that a member that is null differs from one that is absent.
    static final Object NULL = new Object();
    private static final int DEPTH = 8;
    private static final int NUMBER = 40;
    private static final int NAME = 256;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(NUMBER)
                    .maxNameLength(NAME)
                    .build())
            .build();

    private StrictJson() {}

    /// The members of the object that these bytes are.
    static Map<String, Object> object(byte[] utf8) throws Malformed {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text(utf8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new Malformed("not a JSON object");
            }
            var members = members(parser);
            if (parser.nextToken() != null) {
                throw new Malformed("something stands behind the JSON object");
            }
            return members;
        } catch (JacksonException _) {
            throw new Malformed("not strict JSON");
        }
    }

    private static String text(byte[] utf8) throws Malformed {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
        } catch (CharacterCodingException _) {
            throw new Malformed("not clean UTF-8");
        }
    }

    private static Map<String, Object> members(JsonParser parser) throws Malformed {
        var members = new LinkedHashMap<String, Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = whole(parser.currentName());
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<Object> elements(JsonParser parser) throws Malformed {
        var elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static Object value(JsonParser parser) throws Malformed {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> whole(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> NULL;
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw new Malformed("not strict JSON");
        };
    }

    private static BigDecimal number(JsonParser parser) throws Malformed {
        try {
            return new BigDecimal(parser.getString());
        } catch (NumberFormatException | ArithmeticException _) {
            throw new Malformed("a number beyond every measure");
        }
    }

    private static String whole(String text) throws Malformed {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
                at++;
            } else if (Character.isSurrogate(text.charAt(at))) {
                throw new Malformed("half a character");
            }
        }
        return text;
    }
}
