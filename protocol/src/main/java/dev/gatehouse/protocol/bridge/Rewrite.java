package dev.gatehouse.protocol.bridge;

/// Everything that may differ between a message that came in and the one that goes out. A closed list: all else is byte-identical.
public enum Rewrite {
    /// Bridge and passthrough alike: the id is ours towards the server and the client's own on the way back.
    ID("The id is exchanged for one of ours on the way to a server and put back in its own spelling on the way to the client."),
    /// Part of every message.
    ENVELOPE("The envelope is written anew: jsonrpc, id, then method and params, or result, or error, then members it does not know."),
    /// One message a line.
    LINE_BREAKS("Line breaks between JSON tokens become spaces where a message is one line or one event."),
    /// Tokens are unique per upstream.
    PROGRESS_TOKEN("The progress token is exchanged for one of ours and put back in notes of progress."),
    /// Listings.
    CURSOR("A listing's cursor is sealed for the caller who gets it, and opened when it comes back."),
    /// Tasks.
    TASK_ID("A task's id is sealed for the caller who gets it, and opened when it comes back."),
    /// Modern request to a legacy server.
    PROTOCOL_META_REMOVED("Keys of params._meta that begin with io.modelcontextprotocol/ are taken out for a legacy server, "
        + "and _meta when nothing is left."),
    /// Legacy request to a modern server.
    PROTOCOL_META_ADDED("params._meta gets protocolVersion, clientCapabilities and clientInfo for a modern server."),
    /// A server that is not to ask is not invited to.
    CLIENT_CAPABILITIES("Of the client's capabilities a server is told only those that answer questions which an operator opened, and a newer "
        + "one the tasks extension."),
    /// Result of a legacy server to a modern client.
    RESULT_TYPE("A result without resultType gets \"complete\" for a modern client."),
    /// Listing to a modern client.
    CACHE_HINTS("A listing, or a resource that was read, without a fit ttlMs gets 0 for a modern client."),
    /// Listings are cut to what the caller may use.
    CACHE_SCOPE("Its cacheScope is \"private\" for a modern client, whatever the server said: "
        + "it may differ from caller to caller."),
    /// Questions of servers, unless both sides are modern.
    QUESTION_META("Keys of a question's _meta that begin with io.modelcontextprotocol/, and its progress token, are taken out where the client or "
        + "the server is legacy, and _meta when nothing is left."),
    /// Page of a modern server for a client of 2025-11-25.
    ELICITATION_ID("A page that a person is to visit gets an elicitationId for a client of 2025-11-25, where its server gave none."),
    /// Made on the way, since its state is sealed there.
    PAGES("The error -32042 of a legacy server, that pages must be visited first, becomes an answer with resultType input_required for a modern client."),
    /// Codes that the modern protocol forbids.
    ERROR_CODE("The error code -32002 becomes -32602 for a modern client, also that which a task came to."),
    /// Handshakes.
    HANDSHAKE("The answer to initialize is made from that to server/discover or the reverse; revisions are those that we speak."),
    /// Handshakes.
    CAPABILITIES("A server's capabilities are cut to what passes through us: tools, prompts, resources, completions and logging, extensions "
        + "that are allowed, and tasks for a client that declares them."),
    /// Tools that bring a user interface.
    APPS("A tool's _meta loses ui and ui/resourceUri unless the apps extension is allowed."),
    /// Made by the reviews, not here.
    LISTING("What the caller may not use is left out of listings."),
    /// Made by the reviews, not here.
    TEXT("Hidden and control characters in names and strings of results are neutralised.");

    private final String sentence;

    Rewrite(String sentence) {
        this.sentence = sentence;
    }

    /// What changes, in one sentence for the documents.
    public String sentence() {
        return sentence;
    }
}
