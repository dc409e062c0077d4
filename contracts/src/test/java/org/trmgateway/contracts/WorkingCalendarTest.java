package org.trmgateway.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private final WorkingCalendar calendar = WorkingCalendar.load(ContractPieces.CHOREOGRAPHY);

    @ParameterizedTest
    @CsvSource({
        // a plain week; over a weekend; handed over on a Saturday
        "2026-11-23T10:00, 3, 2026-11-26T10:00",
        "2026-11-26T10:00, 3, 2026-12-01T10:00",
        "2026-11-28T10:00, 1, 2026-11-30T10:00",
        // Independence Day on a Wednesday; Constitution Day on a Sunday; Corpus Christi on a Thursday; Easter Monday
        "2026-11-10T16:30, 1, 2026-11-12T16:30",
        "2026-04-30T09:00, 1, 2026-05-04T09:00",
        "2026-06-03T09:00, 2, 2026-06-08T09:00",
        "2026-04-03T09:00, 1, 2026-04-07T09:00",
        // Christmas Eve to New Year and Epiphany
        "2026-12-23T12:00, 5, 2027-01-04T12:00",
        "2026-12-31T23:59, 3, 2027-01-07T23:59"
    })
    void countsWorkingDaysAtTheSameTimeOfDay(LocalDateTime from, int days, LocalDateTime due) {
        assertThat(calendar.due(new Deadline.WorkingDays(days), at(from), "PL", WorkingCalendarTest::silent))
                .isEqualTo(at(due));
    }

    @Test
    void keepsTheTimeOfDayWhenTheClocksChange() {
        Instant friday = Instant.parse("2026-03-27T09:00:00Z");
        assertThat(calendar.due(new Deadline.WorkingDays(1), friday, "PL", WorkingCalendarTest::silent))
                .isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        Instant october = Instant.parse("2026-10-23T08:00:00Z");
        assertThat(calendar.due(new Deadline.WorkingDays(1), october, "PL", WorkingCalendarTest::silent))
                .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
    }

    @Test
    void countsATimeThatTheClocksSkipAsTheOneAfterIt() {
        // On a Sunday the clocks skip half past two; the day counted from and the day due are not that Sunday.
        Instant before = at(LocalDateTime.of(2026, 3, 28, 2, 30));
        assertThat(calendar.due(new Deadline.WorkingDays(1), before, "PL", WorkingCalendarTest::silent))
                .isEqualTo(at(LocalDateTime.of(2026, 3, 30, 2, 30)));
    }

    @Test
    void countsClockTimeWithoutRegardToDays() {
        Instant friday = Instant.parse("2026-03-27T09:00:00Z");
        assertThat(calendar.due(Deadline.parse("PT72H"), friday, "PL", WorkingCalendarTest::silent))
                .isEqualTo(Instant.parse("2026-03-30T09:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "SK, 2026-05-07T10:00:00Z, 2026-05-08T10:00:00Z",
        "SK, 2028-05-05T10:00:00Z, 2028-05-09T10:00:00Z",
        "SK, 2026-11-16T10:00:00Z, 2026-11-17T10:00:00Z",
        "RS, 2026-02-13T10:00:00Z, 2026-02-18T10:00:00Z",
        "BY, 2026-04-20T10:00:00Z, 2026-04-22T10:00:00Z",
        "TM, 2026-03-20T10:00:00Z, 2026-03-24T10:00:00Z",
        "CH, 2026-07-31T10:00:00Z, 2026-08-03T10:00:00Z"
    })
    void knowsTheHolidaysOfEveryCountry(String country, Instant from, Instant due) {
        assertThat(calendar.due(new Deadline.WorkingDays(1), from, country, WorkingCalendarTest::silent))
                .isEqualTo(due);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PL", "SK", "RS", "BY", "TM", "CH"})
    void hasMovableOrFixedHolidaysForEveryCountryInEveryYear(String country) {
        for (int year = 2026; year <= 2030; year++) {
            Instant newYearsEve = LocalDate.of(year - 1, 12, 31)
                    .atTime(12, 0)
                    .toInstant(ZoneOffset.UTC);
            assertThat(calendar.due(new Deadline.WorkingDays(1), newYearsEve, country, WorkingCalendarTest::silent))
                    .isAfterOrEqualTo(newYearsEve.plusSeconds(2 * 86_400 - 7200));
        }
    }

    @Test
    void takesACountryWithoutACalendarToWorkFromMondayToFriday() {
        assertThat(calendar.knows("NO")).isFalse();
        assertThat(calendar.knows("PL")).isTrue();
        assertThat(calendar.due(new Deadline.WorkingDays(1), Instant.parse("2026-12-24T10:00:00Z"), "NO", WorkingCalendarTest::silent))
                .isEqualTo(Instant.parse("2026-12-25T10:00:00Z"));
        assertThat(calendar.due(new Deadline.WorkingDays(1), Instant.parse("2026-12-25T10:00:00Z"), "NO", WorkingCalendarTest::silent))
                .isEqualTo(Instant.parse("2026-12-28T10:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T14:00:00Z, 2026-12-02T14:00:00Z",
        "2027-03-27T12:00:00Z, 2027-03-28T11:00:00Z",
        "2026-12-01, 2026-12-02T23:00:00Z",
        "soon, 2026-11-25T09:00:00Z"
    })
    void countsFromADayTheMessageStates(String arrival, Instant due) {
        Deadline deadline = Deadline.parse("trm_ArrivalAt+P1D");
        Instant from = Instant.parse("2026-11-24T09:00:00Z");
        assertThat(calendar.due(
                        deadline, from, "PL", element -> Optional.of(arrival).filter(text -> element.equals("trm_ArrivalAt"))))
                .isEqualTo(due);
        assertThat(calendar.due(deadline, from, "PL", WorkingCalendarTest::silent)).isEqualTo(Instant.parse("2026-11-25T09:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PL;Europe/Warsaw;SUNDAY\nPL;Europe/Warsaw;SUNDAY",
                "PL;Europe/Warsaw;MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY"
            })
    void refusesCalendarsThatMakeNoSense(String rows) {
        Table calendars = Table.parse("calendars.csv", "country;zone;weekend\n" + rows);
        Table holidays = Table.parse("holidays.csv", "country;day;name");
        assertThatThrownBy(() -> WorkingCalendar.load(calendars, holidays)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SK;--01-01;x", "PL;--01-01;x\nPL;--01-01;y", "PL;2026-04-06;x\nPL;2026-04-06;y"})
    void refusesHolidaysOfNobodyAndTwice(String rows) {
        Table calendars = Table.parse("calendars.csv", "country;zone;weekend\nPL;Europe/Warsaw;SUNDAY");
        Table holidays = Table.parse("holidays.csv", "country;day;name\n" + rows);
        assertThatThrownBy(() -> WorkingCalendar.load(calendars, holidays)).isInstanceOf(IllegalStateException.class);
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(WARSAW).toInstant();
    }

    /** A message that states nothing. */
    private static Optional<String> silent(String element) {
        return Optional.empty();
    }
}
