package org.trmgateway.routes.directory;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.trmgateway.routes.directory.DirectoryInForce.Current;
import org.trmgateway.routes.federation.SampleWorld;
import org.trmgateway.seal.Directory;

/** Authorities that issue the next version when one is over, for tests in which months pass. */
public final class RenewedDirectory {

    private RenewedDirectory() {}

    /** What is in force at each moment of the clock. */
    public static Supplier<Directory> of(DirectoryInForce inForce, Clock clock) {
        return () -> {
            synchronized (inForce) {
                if (!clock.instant().isBefore(inForce.get().expires())) {
                    byte[] next = SampleWorld.get().signedAfter(inForce.get(), clock);
                    inForce.swap(Current.of(SampleWorld.get().reader(clock).directory(next), next, List.of()));
                }
                return inForce.get();
            }
        };
    }
}
