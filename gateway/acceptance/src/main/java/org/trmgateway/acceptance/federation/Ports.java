package org.trmgateway.acceptance.federation;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Which ports the federation uses: the sample's trust services at base, HTTPS of the nodes at base + 1, + 2 and so on, their brokers at base + 11, + 12 and so on.
 *
 * @param base first port
 */
public record Ports(int base) {

    private static final int BROKERS = 10;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_000;

    public Ports {
        if (base < LOWEST || base > HIGHEST) {
            throw new IllegalArgumentException("--port-base must be from " + LOWEST + " to " + HIGHEST);
        }
    }

    /** Port of the sample's trust services, where there are any. */
    public int trustServices() {
        return base;
    }

    /** HTTPS port of the member at this position, counted from 0. */
    public int https(int position) {
        return base + 1 + position;
    }

    /** Broker port of the member at this position, counted from 0. */
    public int broker(int position) {
        return base + BROKERS + 1 + position;
    }

    /**
     * Fails with the next step when a port is taken.
     *
     * @throws IllegalStateException naming the port
     */
    public void requireFree(int members) {
        for (int position = 0; position < members; position++) {
            requireFreePort(https(position));
            requireFreePort(broker(position));
        }
    }

    private static void requireFreePort(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            probe.setReuseAddress(true);
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "port " + port + " is in use: stop what uses it, or give another --port-base", taken);
        }
    }
}
