package org.trmgateway.routes.work;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trmgateway.referral.GatewayException;

/** Logs that something failed and of what kind it was; never a message, a file name or an exception's own text, unless it is ours. */
public final class QuietExceptionHandler implements ExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(QuietExceptionHandler.class);

    private final String where;

    /** Handler for the failures of one place. */
    public QuietExceptionHandler(String where) {
        this.where = where;
    }

    @Override
    public void handleException(Throwable exception) {
        log(exception);
    }

    @Override
    public void handleException(String message, Throwable exception) {
        log(exception);
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        log(exception);
    }

    private void log(Throwable exception) {
        String reason = exception instanceof GatewayException known
                ? known.getMessage()
                : exception.getClass().getName();
        LOG.warn("failed, will be tried again: where={} reason=\"{}\"", where, reason);
    }
}
