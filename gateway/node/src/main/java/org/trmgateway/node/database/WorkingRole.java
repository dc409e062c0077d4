package org.trmgateway.node.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import javax.sql.DataSource;
import org.trmgateway.referral.Detail;
import org.trmgateway.referral.ErrorCode;
import org.trmgateway.referral.GatewayException;

/**
 * Refuses to work as a role that could take back what is on the trail: one that owns tables, can become their owner, switches triggers off, or
 * has more rights on the trail than to read and to add.
 */
public final class WorkingRole {

    /** Tables to which rows are added and nothing else; a tile grows too, and a trigger sees to it. */
    private static final String ADDED_TO = """
            (VALUES ('trail_entry'), ('trail_tile'), ('trail_log'), ('trail_checkpoint'), ('trail_checkpoint_stamp'),
                    ('trail_rolled_back'), ('witness_roll_back'), ('witness_successor')) AS added (name)""";

    private static final SequencedMap<String, String> QUESTIONS = questions();

    private WorkingRole() {}

    /**
     * Asks the database what the role of these connections may do. The migrations have been applied.
     *
     * @throws GatewayException with {@code TRAIL_UNAVAILABLE} and the rule {@code role-superuser}, {@code role-owner}, {@code role-triggers} or
     *     {@code role-rights}
     */
    public static void require(DataSource working) {
        try (Connection connection = working.getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> question : QUESTIONS.entrySet()) {
                try (ResultSet answer = statement.executeQuery(question.getValue())) {
                    if (!answer.next() || answer.getBoolean(1)) {
                        throw new GatewayException(ErrorCode.TRAIL_UNAVAILABLE, Detail.rule(question.getKey()));
                    }
                }
            }
        } catch (SQLException unreachable) {
            throw new GatewayException(ErrorCode.TRAIL_UNAVAILABLE, Detail.rule("database"), unreachable);
        }
    }

    /** In order; whoever is a superuser is everything else too. */
    private static SequencedMap<String, String> questions() {
        SequencedMap<String, String> questions = new LinkedHashMap<>();
        // Who makes roles can make himself a member of any.
        questions.put(
                "role-superuser",
                "SELECT rolsuper OR rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user");
        // The owner of a schema can drop what is in it, and the owner of the database owns the schema public.
        questions.put("role-owner", """
                SELECT EXISTS (SELECT FROM pg_catalog.pg_class c
                                WHERE c.relkind IN ('r', 'p') AND c.relnamespace IN ('public'::regnamespace, 'pseudonym_index'::regnamespace)
                                  AND pg_has_role(c.relowner, 'MEMBER'))
                    OR EXISTS (SELECT FROM pg_catalog.pg_namespace n
                                WHERE n.nspname IN ('public', 'pseudonym_index') AND pg_has_role(n.nspowner, 'MEMBER'))
                    OR EXISTS (SELECT FROM pg_catalog.pg_database d
                                WHERE d.datname = current_database() AND pg_has_role(d.datdba, 'MEMBER'))""");
        questions.put("role-triggers", "SELECT has_parameter_privilege('session_replication_role', 'SET')");
        questions.put(
                "role-rights",
                "SELECT has_schema_privilege('public', 'CREATE') OR EXISTS (SELECT FROM " + ADDED_TO + """
                 WHERE has_table_privilege('public.' || name, 'UPDATE, DELETE, TRUNCATE, TRIGGER')
                    OR name <> 'trail_tile' AND has_any_column_privilege('public.' || name, 'UPDATE'))""");
        return questions;
    }
}
