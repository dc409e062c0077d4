package org.trmgateway.node.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same work on several threads that start at the same moment. */
final class Together {

    private Together() {}

    /** Work of one turn. */
    @FunctionalInterface
    interface Work<T> {
        T run(int worker, int turn) throws Exception;
    }

    /** Every worker takes all turns; the results of all of them, or the first failure. */
    static <T> List<T> run(int workers, int turns, Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(workers);
        List<Callable<List<T>>> tasks = new ArrayList<>();
        for (int worker = 0; worker < workers; worker++) {
            int number = worker;
            tasks.add(() -> {
                start.await();
                List<T> results = new ArrayList<>();
                for (int turn = 0; turn < turns; turn++) {
                    results.add(work.run(number, turn));
                }
                return results;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<T> all = new ArrayList<>();
            for (Future<List<T>> results : threads.invokeAll(tasks)) {
                all.addAll(results.get());
            }
            return all;
        }
    }
}
