package org.trmgateway.officer.export;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.trmgateway.officer.desk.NodeRefusal;

/** Some pieces of work at a time; after the first failure no new one is begun. */
final class Together {

    private static final int AT_ONCE = 4;

    private Together() {}

    /** What is done with each. */
    @FunctionalInterface
    interface Work<T> {

        void on(T piece) throws IOException, InterruptedException, NodeRefusal;
    }

    /** Does the work on all pieces; throws the first failure once what had begun has ended. */
    static <T> void run(List<T> pieces, Work<T> work) throws IOException, InterruptedException, NodeRefusal {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<Void>> workers = IntStream.range(0, AT_ONCE)
                    .mapToObj(_ -> threads.submit(() -> work(pieces, work, next, failed)))
                    .toList();
            for (Future<Void> worker : workers) {
                await(worker);
            }
        }
    }

    private static <T> Void work(List<T> pieces, Work<T> work, AtomicInteger next, AtomicBoolean failed)
            throws IOException, InterruptedException, NodeRefusal {
        for (int own = next.getAndIncrement(); own < pieces.size() && !failed.get(); own = next.getAndIncrement()) {
            boolean done = false;
            try {
                work.on(pieces.get(own));
                done = true;
            } finally {
                if (!done) {
                    failed.set(true);
                }
            }
        }
        return null;
    }

    private static void await(Future<Void> worker) throws IOException, InterruptedException, NodeRefusal {
        try {
            worker.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case NodeRefusal cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }
}
