package org.trmgateway.routes.work;

import java.time.Duration;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has to be done again and again: sweep the outbox, sequence the trail, give up what waited too long. */
public final class TimerRoutes extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(TimerRoutes.class);

    private final Map<String, Task> tasks;

    public TimerRoutes(Map<String, Task> tasks) {
        this.tasks = Map.copyOf(tasks);
    }

    /**
     * A repeated task.
     *
     * @param period from the end of one run to the start of the next
     * @param work one run
     */
    public record Task(Duration period, Runnable work) {}

    @Override
    public void configure() {
        errorHandler(noErrorHandler());
        tasks.forEach((name, task) -> from("timer:" + name + "?fixedRate=false&period="
                        + task.period().toMillis())
                .routeId(name)
                .process(exchange -> run(name, task)));
    }

    private static void run(String name, Task task) {
        try {
            task.work().run();
        } catch (RuntimeException failed) {
            LOG.warn(
                    "timer failed, it will run again: task={} reason={}",
                    name,
                    failed.getClass().getSimpleName());
        }
    }
}
