package org.trmgateway.node.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.GatewayException;

/** A request whose body ends with a refusal where it exceeds its limit, though its length was not declared or was a lie. */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final long limit;
    private final Door door;
    private final BodyBudget budget;
    private long read;

    BoundedRequest(HttpServletRequest request, long limit, Door door, BodyBudget budget) {
        super(request);
        this.limit = limit;
        this.door = door;
        this.budget = budget;
    }

    /** The request was answered: its body is no longer in memory. */
    void release() {
        budget.giveBack(read);
        read = 0;
    }

    private void count(int more) {
        if (read + more > limit) {
            throw new GatewayException(door.tooLarge(), Detail.field("body"));
        }
        if (!budget.take(more)) {
            throw new GatewayException(door.unavailable(), Detail.rule("busy"));
        }
        read += more;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Bounded(super.getInputStream());
    }

    private final class Bounded extends ServletInputStream {

        private final ServletInputStream body;

        Bounded(ServletInputStream body) {
            this.body = body;
        }

        @Override
        public int read() throws IOException {
            int value = body.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = body.read(buffer, offset, length);
            count(Math.max(count, 0));
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
