package org.trmgateway.acceptance.crash;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Where a node can be killed, in the order in which a message comes by. {@code pl} sends, {@code by} receives. */
enum CrashPoint {
    INTAKE_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "OutboundFlow.accept"),
    INTAKE_AFTER_COMMIT_BEFORE_QUEUE("pl", Code.COMMIT, "EXIT", "OutboundFlow.accept"),
    INTAKE_AFTER_QUEUE_BEFORE_ANSWER("pl", "OutboundFlow.accept", "EXIT"),
    SWEPT_BEFORE_NOTED("pl", "work.Sweeper.sweep", "AFTER INVOKE WorkQueue.send"),
    SEALED_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "outbound.seal.Sealing.keep"),
    SEALED_AFTER_COMMIT_BEFORE_QUEUE("pl", Code.COMMIT, "EXIT", "outbound.seal.Sealing.keep"),
    SEALED_BEFORE_ACKNOWLEDGEMENT("pl", "OutboundFlow.seal", "EXIT"),

    RECEIVED_BEFORE_COMMIT("by", Code.COMMIT, "ENTRY", "inbound.receive.Receiver.keep"),
    RECEIVED_AFTER_COMMIT_BEFORE_QUEUE("by", Code.COMMIT, "EXIT", "inbound.receive.Receiver.keep"),
    RECEIVED_AFTER_QUEUE_BEFORE_ANSWER("by", "InboundFlow.receive", "EXIT"),

    RELAYED_BEFORE_THE_RECEIPT_IS_READ("pl", "outbound.dispatch.Dispatcher.relay", "AFTER INVOKE PeerClient.relay"),
    RELAYED_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "outbound.dispatch.Dispatcher.keep"),
    RELAYED_AFTER_COMMIT("pl", Code.COMMIT, "EXIT", "outbound.dispatch.Dispatcher.keep"),

    STAGED_BEFORE_MARKED("by", "inbound.deliver.FolderChannel.deliver", "AFTER INVOKE write 2"),
    MARKED_BEFORE_RENAMED("by", "inbound.deliver.FolderChannel.deliver", "AT INVOKE Files.move 2"),
    RENAMED_BEFORE_RECORDED("by", "inbound.deliver.FolderChannel.deliver", "AFTER INVOKE Files.move 2"),
    DELIVERED_BEFORE_COMMIT("by", Code.COMMIT, "ENTRY", "InboundFlow.deliver"),
    DELIVERED_AFTER_COMMIT_BEFORE_QUEUE("by", Code.COMMIT, "EXIT", "InboundFlow.deliver"),
    DELIVERED_BEFORE_ACKNOWLEDGEMENT("by", "InboundFlow.deliver", "EXIT"),

    CONFIRMED_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "outbound.dispatch.Dispatcher.confirm"),
    CONFIRMED_AFTER_COMMIT("pl", Code.COMMIT, "EXIT", "outbound.dispatch.Dispatcher.confirm"),

    RECEIPTED_BEFORE_COMMIT("by", Code.COMMIT, "ENTRY", "inbound.deliver.Delivery.report"),
    RECEIPTED_AFTER_COMMIT("by", Code.COMMIT, "EXIT", "inbound.deliver.Delivery.report"),

    REVEAL_ORDERED_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "vault.RevealDesk.take"),
    REVEAL_ORDERED_AFTER_COMMIT("pl", Code.COMMIT, "EXIT", "vault.RevealDesk.take"),
    REVEAL_EXECUTED_BEFORE_COMMIT("pl", Code.COMMIT, "ENTRY", "vault.RevealDesk.conclude"),
    REVEAL_EXECUTED_AFTER_COMMIT("pl", Code.COMMIT, "EXIT", "vault.RevealDesk.conclude"),

    TRAIL_WRITTEN_BEFORE_COMMIT("pl", Code.TRAIL, "EXIT", "");

    /** Methods that are no stage of a flow. */
    private static final class Code {
        static final String ROUTES = "org.trmgateway.routes.";
        static final String COMMIT = "org.springframework.jdbc.datasource.DataSourceTransactionManager.doCommit";
        static final String TRAIL = "org.trmgateway.node.trail.JdbcTrailStore.commit";
    }

    private final String node;
    private final String method;
    private final String location;
    private final String inside;

    CrashPoint(String node, String methodOfRoutes, String location) {
        this(node, Code.ROUTES + methodOfRoutes, location, "");
    }

    CrashPoint(String node, String method, String location, String inside) {
        this.node = node;
        this.method = method;
        this.location = location.startsWith("A") ? location : "AT " + location;
        this.inside = inside.isEmpty() ? "" : Code.ROUTES + inside;
    }

    /** The node that dies here. */
    String node() {
        return node;
    }

    /** The Byteman script with every point of a node. Each kills only when it is armed, and then once. */
    static String rulesOf(String node) {
        return Arrays.stream(values())
                .filter(point -> point.node.equals(node))
                .map(CrashPoint::rule)
                .collect(Collectors.joining("\n"));
    }

    private String rule() {
        int dot = method.lastIndexOf('.');
        return """
                RULE %s
                CLASS %s
                METHOD %s
                %s
                IF TRUE
                DO %s.reach("%s", "%s")
                ENDRULE
                """.formatted(
                        this,
                        method.substring(0, dot),
                        method.substring(dot + 1),
                        location,
                        KillSwitch.class.getName(),
                        name(),
                        inside);
    }

    @Override
    public String toString() {
        return node + " " + name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
