package org.trmgateway.acceptance.path;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.cxf.Bus;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/** Keeps every body that one node sends to another, exactly as TLS gives it out. */
public final class WireRecorder extends AbstractPhaseInterceptor<Message> implements AutoCloseable {

    private final List<Bus> buses;
    private final List<byte[]> bodies = new CopyOnWriteArrayList<>();

    private WireRecorder(List<Bus> buses) {
        super(Phase.RECEIVE);
        addBefore(AttachmentInInterceptor.class.getName());
        this.buses = buses;
    }

    /** Begins to listen at the nodes with these buses. */
    public static WireRecorder on(List<Bus> buses) {
        WireRecorder recorder = new WireRecorder(buses);
        buses.forEach(bus -> bus.getInInterceptors().add(recorder));
        return recorder;
    }

    /** What was sent so far. */
    public List<byte[]> bodies() {
        return List.copyOf(bodies);
    }

    @Override
    public void close() {
        buses.forEach(bus -> bus.getInInterceptors().remove(this));
    }

    @Override
    public void handleMessage(Message message) {
        InputStream content = message.getContent(InputStream.class);
        String address = message.getExchange().getEndpoint().getEndpointInfo().getAddress();
        if (content == null || !address.endsWith("/relay")) {
            return;
        }
        try {
            byte[] body = content.readAllBytes();
            bodies.add(body);
            message.setContent(InputStream.class, new ByteArrayInputStream(body));
        } catch (IOException broken) {
            throw new Fault(broken);
        }
    }
}
