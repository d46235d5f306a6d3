package dev.gatehouse.serving.logs;

import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;

/// One class of a library, speaking. Only warnings and errors are heard, and of those only the fixed pattern and the kind
/// of the exception: arguments and exception messages could quote a request.
final class LibraryLog extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    /// The parser warns about what clients send: anybody could fill our log. The front counts its refusals instead.
    private static final String PARSER = "org.eclipse.jetty.http.";

    LibraryLog(String name) {
        this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
        return false;
    }

    @Override
    public boolean isDebugEnabled() {
        return false;
    }

    @Override
    public boolean isInfoEnabled() {
        return false;
    }

    @Override
    public boolean isWarnEnabled() {
        return !name.startsWith(PARSER);
    }

    @Override
    public boolean isErrorEnabled() {
        return true;
    }

    @Override
    protected String getFullyQualifiedCallerName() {
        return LibraryLog.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(Level level, Marker marker, String pattern, Object[] arguments, Throwable failure) {
        String kind = failure == null ? "" : " (" + failure.getClass().getName() + ")";
        System.Logger.Level heard = level == Level.ERROR ? System.Logger.Level.ERROR : System.Logger.Level.WARNING;
        System.getLogger(name).log(heard, () -> pattern + kind);
    }
}
