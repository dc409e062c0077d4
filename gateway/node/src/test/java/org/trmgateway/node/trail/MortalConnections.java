package org.trmgateway.node.trail;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections on which the next transaction of a thread dies as the thread has {@link #arm armed} it; once. */
final class MortalConnections extends DelegatingDataSource {

    private static final int GONE_WITHIN_MILLIS = 5_000;
    private static final ThreadLocal<Life> LIVES = ThreadLocal.withInitial(Life::new);
    private final AtomicInteger deaths = new AtomicInteger();
    private final DataSource side;

    private static final class Life {
        private Death death = new Death(Death.Way.STOPPED, Integer.MAX_VALUE);
        private int statements;
        private boolean dead;
    }

    /** @param side connections that do not die, to end sessions with */
    MortalConnections(DataSource mortal, DataSource side) {
        super(mortal);
        this.side = side;
    }

    /** The next transaction of this thread ends so. */
    void arm(Death death) {
        Life life = new Life();
        life.death = death;
        LIVES.set(life);
    }

    /** Whether it did. */
    boolean struck() {
        return LIVES.get().dead;
    }

    /** Of all threads. */
    int deaths() {
        return deaths.get();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                MortalConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (_, method, arguments) -> call(connection, method, arguments));
    }

    private Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
        boolean commit = method.getName().equals("commit");
        Life life = LIVES.get();
        boolean unanswered = life.death.way() == Death.Way.UNANSWERED;
        boolean now = unanswered ? commit : counts(method) && life.statements++ == life.death.statement();
        if (now && !life.dead) {
            life.dead = true;
            deaths.incrementAndGet();
            strike(life.death.way(), connection);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }

    /** Every statement is prepared first. */
    private static boolean counts(Method method) {
        return method.getName().equals("prepareStatement") || method.getName().equals("commit");
    }

    private void strike(Death.Way way, Connection connection) throws SQLException {
        switch (way) {
            case STOPPED -> {
                // What the server does when the program is gone. Else Spring, which still lives, would commit: it gives the connection back
                // with automatic commit.
                connection.rollback();
                throw new SQLException("stopped by the test");
            }
            case UNANSWERED -> {
                connection.commit();
                throw new SQLException("done, and unanswered by the test");
            }
            case CUT_OFF -> cutOff(session(connection));
            case CRASHED -> ProcessHandle.of(session(connection)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private static int session(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getBackendPID();
    }

    private void cutOff(int session) throws SQLException {
        try (Connection other = side.getConnection();
                PreparedStatement statement = other.prepareStatement("select pg_terminate_backend(?, ?)")) {
            statement.setInt(1, session);
            statement.setInt(2, GONE_WITHIN_MILLIS);
            statement.execute();
        }
    }
}
