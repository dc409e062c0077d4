/** Who owes an answer by when: the clock of every expectation, one reminder to whoever has to answer, and one escalation at the end. */
@NullMarked
package org.trmgateway.routes.deadline;

import org.jspecify.annotations.NullMarked;
