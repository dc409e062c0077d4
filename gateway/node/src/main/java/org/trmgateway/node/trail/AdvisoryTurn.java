package org.trmgateway.node.trail;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/** An advisory lock of the session, held on a connection of its own outside any transaction: peers may take seconds to answer. */
public final class AdvisoryTurn implements OneAtATime {

    /** "check" in ASCII. */
    private static final long CHECKPOINT_LOCK = 0x636865636BL;

    private final DataSource database;

    public AdvisoryTurn(DataSource database) {
        this.database = database;
    }

    /**
     * {@inheritDoc}
     *
     * @throws GatewayException with TRAIL_UNAVAILABLE when the database does not answer
     */
    @Override
    public boolean run(Runnable work) {
        try (Connection connection = database.getConnection()) {
            if (!ask(connection, "select pg_try_advisory_lock(?)")) {
                return false;
            }
            try {
                work.run();
                return true;
            } finally {
                ask(connection, "select pg_advisory_unlock(?)");
            }
        } catch (SQLException unreachable) {
            throw new GatewayException(ErrorCode.TRAIL_UNAVAILABLE, Detail.rule("database"), unreachable);
        }
    }

    private static boolean ask(Connection connection, String question) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setLong(1, CHECKPOINT_LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
