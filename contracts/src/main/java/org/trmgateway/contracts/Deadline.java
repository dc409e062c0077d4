package org.trmgateway.contracts;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Time until an answer is due. */
public sealed interface Deadline {

    /** The text from which {@link #parse} makes this deadline again. */
    String written();

    /** A span of clock time from the hand-over of the message. */
    record After(Duration span) implements Deadline {
        @Override
        public String written() {
            return span.toString();
        }
    }

    /** Working days of the country that has to answer, from the hand-over of the message. */
    record WorkingDays(int days) implements Deadline {
        @Override
        public String written() {
            return days + "WD";
        }
    }

    /** Days after a day the message states; counted from the hand-over when it does not state it. */
    record AfterDay(String element, long days) implements Deadline {
        @Override
        public String written() {
            return element + "+P" + days + "D";
        }
    }

    /** Reads {@code PT24H}, {@code P14D}, {@code 5WD} or {@code trm_ArrivalAt+P1D}. */
    static Deadline parse(String text) {
        Matcher working = Pattern.compile("([1-9][0-9]?)WD").matcher(text);
        if (working.matches()) {
            return new WorkingDays(Integer.parseInt(working.group(1)));
        }
        int plus = text.indexOf('+');
        return plus < 0
                ? new After(Duration.parse(text))
                : new AfterDay(
                        text.substring(0, plus),
                        Duration.parse(text.substring(plus + 1)).toDays());
    }
}
