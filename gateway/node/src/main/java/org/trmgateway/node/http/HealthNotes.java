package org.trmgateway.node.http;

import java.util.List;

/** Something that does not stop messages and still needs a look; every bean of this type is asked. */
@FunctionalInterface
public interface HealthNotes {

    /** One line for each, with neutral words and no ids of messages; none when all is well. Answers within a second, never throws. */
    List<String> notes();
}
