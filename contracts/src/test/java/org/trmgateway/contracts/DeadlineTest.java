package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @Test
    void readsEveryKindOfDeadline() {
        assertThat(Deadline.parse("PT72H")).isEqualTo(new Deadline.After(Duration.ofDays(3)));
        assertThat(Deadline.parse("P14D")).isEqualTo(new Deadline.After(Duration.ofDays(14)));
        assertThat(Deadline.parse("5WD")).isEqualTo(new Deadline.WorkingDays(5));
        assertThat(Deadline.parse("trm_ArrivalAt+P1D")).isEqualTo(new Deadline.AfterDay("trm_ArrivalAt", 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT24H", "P14D", "PT4H", "5WD", "15WD", "trm_ArrivalAt+P1D"})
    void readsBackWhatItWrites(String text) {
        Deadline deadline = Deadline.parse(text);
        assertThat(Deadline.parse(deadline.written())).isEqualTo(deadline);
    }

    @Test
    void refusesWhatIsNoDeadline() {
        assertThatThrownBy(() -> Deadline.parse("soon")).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Deadline.parse("0WD")).isInstanceOf(DateTimeException.class);
    }
}
