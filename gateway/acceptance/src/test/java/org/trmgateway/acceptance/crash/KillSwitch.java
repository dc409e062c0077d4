package org.trmgateway.acceptance.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Runs inside the node, called by the rules: ends the process by SIGKILL at the point that the test has armed. */
public final class KillSwitch {

    /** System property: the directory in which a file with the name of a point arms it. */
    static final String DIRECTORY = "trm.crash.directory";

    private KillSwitch() {}

    /**
     * Does not return when the point is armed and the call comes from inside the method.
     *
     * @param point name of the point
     * @param inside class and method that must be on the stack; empty for any
     */
    public static void reach(String point, String inside) {
        Path armed = Path.of(System.getProperty(DIRECTORY)).resolve(point);
        if (Files.exists(armed) && isInside(inside) && disarm(armed)) {
            die();
        }
    }

    /** The file that says that the node was killed at this point. */
    static Path reached(Path armed) {
        return armed.resolveSibling(armed.getFileName() + ".reached");
    }

    private static boolean isInside(String method) {
        return method.isEmpty()
                || StackWalker.getInstance()
                        .walk(frames -> frames.anyMatch(
                                frame -> method.equals(frame.getClassName() + "." + frame.getMethodName())));
    }

    /** Whether this thread is the one that came first. */
    private static boolean disarm(Path armed) {
        try {
            Files.move(armed, reached(armed));
            return true;
        } catch (NoSuchFileException anotherThread) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void die() {
        try {
            new ProcessBuilder("sh", "-c", "kill -9 " + ProcessHandle.current().pid()).start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
