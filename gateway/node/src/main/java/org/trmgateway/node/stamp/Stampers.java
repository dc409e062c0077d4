package org.trmgateway.node.stamp;

import java.util.List;

/**
 * One stamper for each authority.
 *
 * @param all none when nobody is asked
 * @param lines connections to the authorities, closed with the node
 */
public record Stampers(List<Stamper> all, List<HttpStampAuthority> lines) implements AutoCloseable {

    public Stampers {
        all = List.copyOf(all);
        lines = List.copyOf(lines);
    }

    @Override
    public void close() {
        lines.forEach(HttpStampAuthority::close);
    }
}
