package dev.gatehouse.protocol;

import dev.gatehouse.protocol.json.Envelope;
import java.util.Set;

/// Spellings that MCP fixes: members, `_meta` keys, methods and headers.
public final class Names {

    /// The prefix of the keys that the modern protocol itself keeps in `_meta`.
    public static final String PROTOCOL_PREFIX = "io.modelcontextprotocol/";
    /// `_meta` key of a modern request: the revision it speaks.
    public static final String PROTOCOL_VERSION = PROTOCOL_PREFIX + "protocolVersion";
    /// `_meta` key of a modern request: what its client can do.
    public static final String CLIENT_CAPABILITIES = PROTOCOL_PREFIX + "clientCapabilities";
    /// `_meta` key of a modern request: who its client says it is.
    public static final String CLIENT_INFO = PROTOCOL_PREFIX + "clientInfo";
    /// `_meta` key of a modern request: which log messages it wants.
    public static final String LOG_LEVEL = PROTOCOL_PREFIX + "logLevel";
    /// `_meta` key of a modern result: who the server says it is.
    public static final String SERVER_INFO = PROTOCOL_PREFIX + "serverInfo";
    /// `_meta` key of a request of either era.
    public static final String PROGRESS_TOKEN = "progressToken";
    /// The member for metadata.
    public static final String META = "_meta";
    /// What a server tells models of itself.
    public static final String INSTRUCTIONS = "instructions";

    /// Method of the legacy handshake.
    public static final String INITIALIZE = "initialize";
    /// Notification that ends the legacy handshake.
    public static final String INITIALIZED = "notifications/initialized";
    /// Legacy liveness question.
    public static final String PING = "ping";
    /// Modern question for revisions and capabilities.
    public static final String DISCOVER = "server/discover";
    /// Lists tools.
    public static final String TOOLS_LIST = "tools/list";
    /// Calls a tool.
    public static final String TOOLS_CALL = "tools/call";
    /// Lists prompts.
    public static final String PROMPTS_LIST = "prompts/list";
    /// Gets a prompt.
    public static final String PROMPTS_GET = "prompts/get";
    /// Lists resources.
    public static final String RESOURCES_LIST = "resources/list";
    /// Lists resource templates.
    public static final String TEMPLATES_LIST = "resources/templates/list";
    /// Reads a resource.
    public static final String RESOURCES_READ = "resources/read";
    /// Asks how an argument may go on.
    public static final String COMPLETE = "completion/complete";
    /// Says which log messages a legacy session wants.
    public static final String SET_LEVEL = "logging/setLevel";
    /// Asks a legacy session to tell of a resource's changes.
    public static final String SUBSCRIBE = "resources/subscribe";
    /// Ends that.
    public static final String UNSUBSCRIBE = "resources/unsubscribe";
    /// Opens a modern stream of news.
    public static final String LISTEN = "subscriptions/listen";
    /// The first message of such a stream: which news it brings.
    public static final String ACKNOWLEDGED = "notifications/subscriptions/acknowledged";
    /// `_meta` key of every message of such a stream: the id of the request that opened it.
    public static final String SUBSCRIPTION_ID = PROTOCOL_PREFIX + "subscriptionId";
    /// The tools have changed.
    public static final String TOOLS_CHANGED = "notifications/tools/list_changed";
    /// The prompts have changed.
    public static final String PROMPTS_CHANGED = "notifications/prompts/list_changed";
    /// The resources have changed.
    public static final String RESOURCES_CHANGED = "notifications/resources/list_changed";
    /// One resource has changed.
    public static final String RESOURCE_UPDATED = "notifications/resources/updated";
    /// What a server says without being asked, to whoever listens.
    public static final Set<String> NEWS = Set.of(TOOLS_CHANGED, PROMPTS_CHANGED, RESOURCES_CHANGED, RESOURCE_UPDATED);
    /// The extension for calls that outlive their request (SEP-2663).
    public static final String TASKS = PROTOCOL_PREFIX + "tasks";
    /// Asks how far a task is.
    public static final String TASKS_GET = "tasks/get";
    /// Tells a task what it asked for.
    public static final String TASKS_UPDATE = "tasks/update";
    /// Wants no more of a task.
    public static final String TASKS_CANCEL = "tasks/cancel";
    /// A task's new state, to whoever listens to it.
    public static final String TASK_NEWS = "notifications/tasks";
    /// The member that names a task.
    public static final String TASK_ID = "taskId";
    /// The member of capabilities that names extensions.
    public static final String EXTENSIONS = "extensions";
    /// A log message of a server.
    public static final String LOG = "notifications/message";
    /// Progress of a request.
    public static final String PROGRESS = "notifications/progress";
    /// Says that a person is through with a page.
    public static final String PAGE_VISITED = "notifications/elicitation/complete";
    /// Cancels a request.
    public static final String CANCELLED = "notifications/cancelled";

    /// Header: the revision.
    public static final String HEADER_PROTOCOL_VERSION = "MCP-Protocol-Version";
    /// Header: the method, again.
    public static final String HEADER_METHOD = "Mcp-Method";
    /// Header: the name or address in `params`, again.
    public static final String HEADER_NAME = "Mcp-Name";
    /// Prefix of headers that repeat an argument.
    public static final String HEADER_PARAM_PREFIX = "Mcp-Param-";
    /// Header: a legacy session.
    public static final String HEADER_SESSION_ID = "Mcp-Session-Id";
    /// Header: where a legacy stream broke.
    public static final String HEADER_LAST_EVENT_ID = "Last-Event-ID";

    /// The objects of a message that are envelope, and the words in them that must be spelt exactly: a peer that folds case would
    /// take `Arguments` for `arguments`, which nobody judged.
    public static final Envelope ENVELOPE = Envelope.of(
        Set.of("params", META, "result", "error"),
        Set.of("jsonrpc", "id", "method", "params", "result", "error", META, "name", "arguments", "uri", "cursor", "requestId",
            PROGRESS_TOKEN, TASK_ID, "inputResponses", "requestState", "inputRequests", "resultType", "content", "structuredContent", "isError",
            PROTOCOL_VERSION, CLIENT_CAPABILITIES, CLIENT_INFO, LOG_LEVEL, SERVER_INFO));

    /// The same of messages whose arguments are judged.
    static final Envelope OF_CLIENTS = ENVELOPE.distinctThroughout();

    private Names() {}
}
