package dev.gatehouse.protocol;

import java.util.Arrays;
import java.util.Optional;

/// How grave a log message is, least first (RFC 5424 §6.2.1, as MCP names them).
public enum LogLevel {
    DEBUG("debug"),
    INFO("info"),
    NOTICE("notice"),
    WARNING("warning"),
    ERROR("error"),
    CRITICAL("critical"),
    ALERT("alert"),
    EMERGENCY("emergency");

    private final String text;

    LogLevel(String text) {
        this.text = text;
    }

    /// The level that is spelt exactly so.
    public static Optional<LogLevel> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /// The level of a log message; empty where it has none that MCP knows.
    public static Optional<LogLevel> of(Notification message) {
        return message.params().flatMap(params -> params.text("level")).flatMap(LogLevel::of);
    }

    /// As it is spelt in messages.
    public String text() {
        return text;
    }

    /// Whether whoever asked for `wanted` and graver wants this one.
    public boolean atLeast(LogLevel wanted) {
        return compareTo(wanted) >= 0;
    }
}
