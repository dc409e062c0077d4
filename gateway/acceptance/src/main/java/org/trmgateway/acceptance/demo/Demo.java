package org.trmgateway.acceptance.demo;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.trmgateway.acceptance.federation.Databases;
import org.trmgateway.acceptance.federation.Federation;
import org.trmgateway.acceptance.federation.Member;
import org.trmgateway.acceptance.federation.TrustServices;
import org.trmgateway.certs.SampleTrustServices;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./trm demo}: the main job on one machine, step by step. */
public final class Demo {

    private static final int USAGE_ERROR = 2;

    private Demo() {}

    /** Entry point. Exit code 0: everything arrived and every receipt verified; 1: not so; 2: usage or a directory or port that cannot be used. */
    public static void main(String[] arguments) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println("trm demo: " + wrong.getMessage());
            System.err.print(Options.USAGE);
            System.exit(USAGE_ERROR);
            return;
        }
        if (options.help()) {
            System.out.print(Options.USAGE);
            return;
        }
        // The terminal belongs to the play: what the nodes log goes to a file of the federation.
        System.setProperty("trm.log", options.directory().resolve("demo.log").toString());
        System.setProperty("logging.config", "classpath:logback-demo.xml");
        System.setProperty("trm.console.level", "WARN");
        System.exit(run(options));
    }

    private static int run(Options options) {
        Progress progress = new Progress(options.json() ? System.err : System.out);
        try (Federation federation = Federation.prepare(
                        options.directory(),
                        options.portBase(),
                        Member.sample(),
                        Databases.OWN,
                        TrustServices.timeStamping(options.portBase()),
                        progress::setUp);
                SampleTrustServices _ = TrustServices.start(federation, options.portBase())) {
            federation.startAll(progress::setUp);
            boolean ok = play(federation, options, progress);
            if (!options.once()) {
                stayUp(federation, progress);
            }
            return ok ? 0 : 1;
        } catch (RuntimeException unusable) {
            System.err.println("trm demo: the federation does not start: " + unusable.getMessage());
            return USAGE_ERROR;
        }
    }

    private static boolean play(Federation federation, Options options, Progress progress) {
        try {
            Play.Result result = new Play(federation, progress).play(options.scenarios());
            report(federation, result, options, progress);
            return result.ok();
        } catch (RuntimeException failed) {
            System.err.println("trm demo: the play stopped: " + failed.getMessage());
            if (String.valueOf(failed.getMessage()).contains("_CUT_OFF")) {
                System.err.println(
                        "          a party was cut off in an earlier run: begin anew with an empty --dir, or bring it"
                                + " back (README.md, \"Stop a party\")");
            }
            System.err.println("          what the nodes say: " + System.getProperty("trm.log"));
            if (options.json()) {
                System.out.println("{\"ok\": false}");
            }
            return false;
        }
    }

    private static void report(Federation federation, Play.Result result, Options options, Progress progress) {
        if (!options.json()) {
            progress.summary(result);
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ok", result.ok());
        json.put("nodes", federation.members().stream().map(Member::node).toList());
        json.put("scenarios", result.stories());
        json.put("messages", result.messages());
        json.put("trail", result.trails());
        json.put("reconciled", result.pairs());
        json.put("directory", federation.directory().toString());
        PrintStream out = System.out;
        out.println(JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(json));
        out.flush();
    }

    private static void stayUp(Federation federation, Progress progress) {
        List<String> lines = federation.members().stream()
                .map(member -> member.node() + "  " + federation.baseUrl(member.node()))
                .toList();
        progress.staysUp(lines, federation.directory().resolve("federation.json"));
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopped.countDown();
            try {
                closed.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            stopped.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            progress.setUp("stopping");
            federation.close();
            closed.countDown();
        }
    }
}
