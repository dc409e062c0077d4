package org.trmgateway.routes.work;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.trmgateway.referral.MessageId;
import org.trmgateway.routes.store.Step;

/**
 * One error policy for all queued work: the failure is written to the database, then the broker may forget its copy. Only when even that fails
 * does the broker deliver again.
 */
public final class ErrorPolicy extends RouteConfigurationBuilder {

    /** Name by which work routes choose this policy. */
    public static final String WORK = "work";

    private final QuietExceptionHandler quiet = new QuietExceptionHandler(WORK);
    private final FailedWork failedWork;

    public ErrorPolicy(FailedWork failedWork) {
        this.failedWork = failedWork;
    }

    @Override
    public void configuration() {
        routeConfiguration(WORK)
                .onException(Exception.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .process(this::fail);
    }

    /** Nothing is thrown from here: Camel would log the failure of the step with its own text. */
    private void fail(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        try {
            failedWork.failed(
                    MessageId.parse(exchange.getMessage().getBody(String.class)),
                    Step.valueOf(exchange.getMessage().getHeader(Queues.STEP, String.class)),
                    exchange.getMessage().getHeader(Queues.ATTEMPT, Integer.class),
                    failure);
        } catch (RuntimeException unwritten) {
            quiet.handleException(unwritten);
            exchange.setRollbackOnly(true);
        }
    }
}
