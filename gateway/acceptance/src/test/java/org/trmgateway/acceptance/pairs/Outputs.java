package org.trmgateway.acceptance.pairs;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.trmgateway.acceptance.path.DatabaseBytes;
import org.trmgateway.acceptance.path.FilesBelow;
import org.trmgateway.acceptance.path.Inside;
import org.trmgateway.acceptance.path.Needles;

/** Looks through what nodes put out, kind by kind, and remembers how much it was. What is found is told by its name and never by its words. */
final class Outputs {

    private final Needles needles;
    private final Map<String, Long> searched = new TreeMap<>();

    Outputs(Needles needles) {
        this.needles = needles;
    }

    /** How many outputs of each kind were looked through. */
    Map<String, Long> searched() {
        return searched;
    }

    Set<String> inBodies(String kind, Collection<byte[]> bodies) {
        Set<String> found = new TreeSet<>();
        for (byte[] body : bodies) {
            count(kind);
            needles.in(body).forEach(needle -> found.add(kind + ": " + needle));
        }
        return found;
    }

    /** Every column of every table in every schema: bytes as they are, everything else as text. */
    Set<String> inDatabase(String node, JdbcClient database) {
        Set<String> found = new TreeSet<>();
        for (String table : Inside.tables(database)) {
            count("tables");
            DatabaseBytes.rows(database, table, row -> {
                count("rows");
                needles.in(row).forEach(needle -> found.add(node + " " + table + ": " + needle));
            });
        }
        return found;
    }

    /**
     * Every file below a folder, its content and its name.
     *
     * @param systems what systems hand in lies there in clear
     */
    Set<String> inFiles(Path top, Collection<Path> systems) {
        Set<String> found = new TreeSet<>();
        StringBuilder names = new StringBuilder();
        for (Path file : FilesBelow.of(top)) {
            names.append(file.getFileName()).append('\n');
            if (systems.stream().noneMatch(file::startsWith)) {
                count("files");
                needles.in(file).forEach(needle -> found.add(top.relativize(file.getParent()) + ": " + needle));
            }
        }
        needles.in(names.toString()).forEach(needle -> found.add("file name: " + needle));
        return found;
    }

    /** Names of threads; names of management beans, queues, pools and meters among them, and the texts of their attributes. */
    Set<String> inProcess() {
        StringBuilder said = new StringBuilder();
        Thread.getAllStackTraces().keySet().forEach(thread -> {
            count("threads");
            said.append(thread.getName()).append('\n');
        });
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName bean : server.queryNames(null, null)) {
            count("beans");
            said.append(bean).append('\n').append(texts(server, bean));
        }
        Set<String> found = new TreeSet<>();
        needles.in(said.toString()).forEach(needle -> found.add("process: " + needle));
        return found;
    }

    private static String texts(MBeanServer server, ObjectName bean) {
        StringBuilder texts = new StringBuilder();
        try {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(bean).getAttributes()) {
                if (attribute.isReadable() && attribute.getType().equals("java.lang.String")) {
                    texts.append(server.getAttribute(bean, attribute.getName())).append('\n');
                }
            }
        } catch (JMException | RuntimeException unreadable) {
            // a bean that went away, or that has no value now, says nothing
            return texts.toString();
        }
        return texts.toString();
    }

    private void count(String kind) {
        searched.merge(kind, 1L, Long::sum);
    }
}
