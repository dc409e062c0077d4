package org.trmgateway.acceptance.bench;

import java.util.ArrayList;
import java.util.List;

/** How the time that was spent grows with what was done, told point by point. Thread-safe. */
final class CostCurve {

    private record Point(long done, double seconds) {}

    private static final double MICROSECONDS = 1_000_000;

    private final List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));

    /** Both counted from the beginning; what is told out of order is left out. */
    synchronized void tell(long done, double seconds) {
        if (done > points.getLast().done() && seconds >= points.getLast().seconds()) {
            points.add(new Point(done, seconds));
        }
    }

    /** Microseconds for one, in equal parts of all that was done; between two points the time is divided evenly. */
    synchronized List<Double> parts(int count) {
        double each = points.getLast().done() / (double) count;
        List<Double> costs = new ArrayList<>();
        for (int part = 0; part < count; part++) {
            costs.add((at((part + 1) * each) - at(part * each)) / each * MICROSECONDS);
        }
        return costs;
    }

    private double at(double done) {
        for (int next = 1; next < points.size(); next++) {
            Point after = points.get(next);
            if (done <= after.done()) {
                Point before = points.get(next - 1);
                double share = (done - before.done()) / (after.done() - before.done());
                return before.seconds() + share * (after.seconds() - before.seconds());
            }
        }
        return points.getLast().seconds();
    }
}
