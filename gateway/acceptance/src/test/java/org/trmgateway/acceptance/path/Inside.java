package org.trmgateway.acceptance.path;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.trmgateway.acceptance.demo.Waiting;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.node.database.DatabaseAddress;
import org.trmgateway.referral.MessageId;
import org.trmgateway.trail.EntryBytes;
import org.trmgateway.trail.TrailEntry;

/** What the nodes of a federation hold, past all their doors. */
public final class Inside {

    private static final List<String> OF_TRAILS =
            List.of("trail_", "witness_", "receipt_proof", "peer_ledger", "flyway_");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Federation federation;

    public Inside(Federation federation) {
        this.federation = federation;
    }

    public <T> T bean(String node, Class<T> type) {
        return federation.running().get(node).getBean(type);
    }

    public JdbcClient database(String node) {
        return bean(node, JdbcClient.class);
    }

    /** The same database as its owner, for what the node itself may not do. */
    public JdbcClient owner(String node) {
        DatabaseAddress owner = federation.ownerOf(node);
        return JdbcClient.create(new DriverManagerDataSource(
                owner.url(), owner.user(), owner.password().value()));
    }

    /** What a node's trail says about a message, oldest first. */
    public List<TrailEntry> trail(String node, MessageId id) {
        return database(node)
                .sql("select body from (select log * 1000000000::bigint + idx as place, body from trail_entry"
                        + " union all select 1000000000000 + id, body from trail_pending) e order by place")
                .query(byte[].class)
                .list()
                .stream()
                .map(body -> TrailEntry.read(new EntryBytes(body)))
                .filter(entry -> entry.messageId().equals(Optional.of(id)))
                .toList();
    }

    /** How many rows each table of each node has, but for those of the trail and of what was seen of others'. */
    public Map<String, Map<String, Long>> rows() {
        Map<String, Map<String, Long>> rows = new TreeMap<>();
        federation.members().forEach(member -> rows.put(member.node(), rows(member.node())));
        return rows;
    }

    /** How many rows each table of a node has, but for those of the trail and of what was seen of others'. */
    Map<String, Long> rows(String node) {
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables(node)) {
            if (OF_TRAILS.stream().noneMatch(table::startsWith)) {
                rows.put(
                        table,
                        database(node)
                                .sql("select count(*) from " + table)
                                .query(Long.class)
                                .single());
            }
        }
        return rows;
    }

    /** The tables of a node that its own role may read. */
    public List<String> tables(String node) {
        return tables(database(node));
    }

    /** The same database as the owner of the vault, who sees the vault and nothing else. */
    public JdbcClient vault(String node) {
        DatabaseAddress vault = federation.vaultOf(node);
        return JdbcClient.create(new DriverManagerDataSource(
                vault.url(), vault.user(), vault.password().value()));
    }

    /** The tables that a role may read, those of other schemas with the schema before the name. */
    public static List<String> tables(JdbcClient database) {
        return database.sql("select case table_schema when 'public' then '' else table_schema || '.' end || table_name"
                        + " from information_schema.tables"
                        + " where table_schema not in ('pg_catalog', 'information_schema')"
                        + " and has_table_privilege(quote_ident(table_schema) || '.' || quote_ident(table_name), 'SELECT')"
                        + " order by 1")
                .query(String.class)
                .list();
    }

    /** Waits until no node has work left to do. */
    public void settle() {
        for (Member member : federation.members()) {
            Waiting.until(
                    "node " + member.node() + " has no work left",
                    PATIENCE,
                    () -> Optional.of(true)
                            .filter(_ -> database(member.node())
                                            .sql("select count(*) from outbox")
                                            .query(Long.class)
                                            .single()
                                    == 0));
        }
    }
}
