package org.trmgateway.acceptance.bench;

/** Tells a person at the terminal how far it is. */
interface ProgressLine {
    void say(String line);
}
