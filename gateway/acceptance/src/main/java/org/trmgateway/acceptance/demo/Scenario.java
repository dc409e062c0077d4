package org.trmgateway.acceptance.demo;

/** A story of the demo: what a case may go through, and how it has to end. */
interface Scenario {

    /** Name on the command line. */
    String name();

    /** One sentence for people. */
    String title();

    /**
     * Plays it.
     *
     * @throws PlayFailed when a step that should have been accepted was refused
     * @throws IllegalStateException naming what did not happen in time, or happened and should not
     */
    Ending play(Stage stage, String caseNumber);
}
