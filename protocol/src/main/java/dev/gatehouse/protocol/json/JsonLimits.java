package dev.gatehouse.protocol.json;

/// What a document may cost before it is refused.
///
/// @param maxBytes length of the whole document
/// @param maxDepth open objects and arrays at one time, at most 512
/// @param maxTokens values and names together: bounds memory at some 40 bytes each beside the document itself
/// @param maxNameLength characters of a member name, at most 4,096
/// @param maxStringBytes bytes of one string between its quotes
/// @param numbers what a number must be
/// @param envelope where names are compared without case
public record JsonLimits(int maxBytes, int maxDepth, int maxTokens, int maxNameLength, int maxStringBytes, Numbers numbers,
                         Envelope envelope) {

    /// What a number must be.
    public enum Numbers {
        /// At most 64 characters, exponent within ±308, and the same decimal value after a trip through binary64 (an integer may
        /// instead be exactly a binary64 value). For whatever is judged: a peer that reads binary64 must see what we saw.
        EXACT,
        /// Any number of the grammar up to 1,000 characters. For what is only carried, such as results.
        CARRIED
    }

    static final int DEEPEST = 512;
    static final int LONGEST_NAME = 4_096;
    static final int LONGEST_NUMBER = 1_000;
    static final int LONGEST_EXACT_NUMBER = 64;

    /// Refuses limits that the reader cannot keep.
    public JsonLimits {
        if (maxBytes < 1 || maxTokens < 1 || maxStringBytes < 0) throw new IllegalArgumentException("limits are positive");
        if (maxDepth < 1 || maxDepth > DEEPEST) throw new IllegalArgumentException("depth is 1 to " + DEEPEST);
        if (maxNameLength < 1 || maxNameLength > LONGEST_NAME) throw new IllegalArgumentException("names are 1 to " + LONGEST_NAME);
    }

    /// For what is judged: depth 64, 100,000 tokens, names of 256 characters, exact numbers, no envelope.
    public static JsonLimits strict(int maxBytes) {
        return new JsonLimits(maxBytes, 64, 100_000, 256, maxBytes, Numbers.EXACT, Envelope.NONE);
    }

    /// For what is carried: depth 64, 200,000 tokens, names of 1,024 characters, any number, no envelope.
    public static JsonLimits carried(int maxBytes) {
        return new JsonLimits(maxBytes, 64, 200_000, 1_024, maxBytes, Numbers.CARRIED, Envelope.NONE);
    }

    /// The same limits with another depth.
    public JsonLimits withMaxDepth(int depth) {
        return new JsonLimits(maxBytes, depth, maxTokens, maxNameLength, maxStringBytes, numbers, envelope);
    }

    /// The same limits with another number of tokens.
    public JsonLimits withMaxTokens(int tokens) {
        return new JsonLimits(maxBytes, maxDepth, tokens, maxNameLength, maxStringBytes, numbers, envelope);
    }

    /// The same limits with another length of strings.
    public JsonLimits withMaxStringBytes(int bytes) {
        return new JsonLimits(maxBytes, maxDepth, maxTokens, maxNameLength, bytes, numbers, envelope);
    }

    /// The same limits with another envelope.
    public JsonLimits withEnvelope(Envelope other) {
        return new JsonLimits(maxBytes, maxDepth, maxTokens, maxNameLength, maxStringBytes, numbers, other);
    }
}
