package org.trmgateway.acceptance.path;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * Writes down what this JVM logs, with nothing left out: at DEBUG, and the gateway's own loggers at TRACE, with arguments, context, and the
 * texts of all exceptions. What the node's own logging configuration switches off stays off. Closing it puts everything back.
 */
public final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Writer file;
    private final LoggerContext loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final Logger root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Map<Logger, Optional<Level>> before = new HashMap<>();
    private final List<Appender<ILoggingEvent>> silenced = new ArrayList<>();

    private LogRecorder(Writer file) {
        this.file = file;
    }

    /** Begins to write into a file. */
    public static LogRecorder into(Path file) {
        try {
            LogRecorder recorder = new LogRecorder(Files.newBufferedWriter(file, StandardCharsets.UTF_8));
            recorder.begin();
            return recorder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void begin() {
        remember(root, Level.DEBUG);
        remember(loggers.getLogger("org.trmgateway"), Level.TRACE);
        setContext(loggers);
        start();
        // The console need not see all that.
        root.iteratorForAppenders().forEachRemaining(silenced::add);
        silenced.forEach(root::detachAppender);
        root.addAppender(this);
    }

    private void remember(Logger logger, Level level) {
        before.put(logger, Optional.ofNullable(logger.getLevel()));
        logger.setLevel(level);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        silenced.forEach(root::addAppender);
        before.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
        stop();
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        StringBuilder line = new StringBuilder()
                .append(event.getLevel())
                .append(' ')
                .append(event.getThreadName())
                .append(' ')
                .append(event.getLoggerName())
                .append(' ')
                .append(event.getFormattedMessage())
                .append(' ')
                .append(event.getMDCPropertyMap());
        if (event.getArgumentArray() != null) {
            line.append(' ').append(Arrays.deepToString(event.getArgumentArray()));
        }
        appendThrowable(line, event.getThrowableProxy());
        write(line.append('\n'));
    }

    private synchronized void write(CharSequence line) {
        try {
            file.append(line);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void appendThrowable(StringBuilder line, IThrowableProxy thrown) {
        for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
            line.append('\n').append(cause.getClassName()).append(": ").append(cause.getMessage());
            for (StackTraceElementProxy element : cause.getStackTraceElementProxyArray()) {
                line.append("\n  ").append(element);
            }
            for (IThrowableProxy suppressed : cause.getSuppressed()) {
                appendThrowable(line, suppressed);
            }
        }
    }
}
