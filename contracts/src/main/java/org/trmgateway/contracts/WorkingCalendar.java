package org.trmgateway.contracts;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * On which days people work who have to answer ({@code contracts/choreography/calendars.csv} and {@code holidays.csv}). A country without a
 * calendar is taken to work from Monday to Friday, by the clock of UTC. Immutable.
 */
public final class WorkingCalendar {

    private static final Country ANYWHERE =
            new Country(ZoneOffset.UTC, Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());
    private static final String EVERY_YEAR = "--";

    private final Map<String, Country> countries;

    private WorkingCalendar(Map<String, Country> countries) {
        this.countries = Map.copyOf(countries);
    }

    private record Country(ZoneId zone, Set<DayOfWeek> weekend, Set<MonthDay> yearly, Set<LocalDate> once) {

        boolean works(LocalDate day) {
            return !weekend.contains(day.getDayOfWeek()) && !yearly.contains(MonthDay.from(day)) && !once.contains(day);
        }
    }

    static WorkingCalendar load(ContractFolder folder) {
        return load(
                Table.read(folder, "calendars.csv", "country", "zone", "weekend"),
                Table.read(folder, "holidays.csv", "country", "day", "name"));
    }

    static WorkingCalendar load(Table calendars, Table holidays) {
        Map<String, Set<MonthDay>> yearly = new HashMap<>();
        Map<String, Set<LocalDate>> once = new HashMap<>();
        for (Table.Row row : calendars.rows()) {
            boolean second = yearly.put(row.get("country"), new HashSet<>()) != null;
            require(!second, "calendars.csv", row, "a country a second time");
            once.put(row.get("country"), new HashSet<>());
        }
        for (Table.Row row : holidays.rows()) {
            require(once.containsKey(row.get("country")), "holidays.csv", row, "a country without a calendar");
            String day = row.get("day");
            boolean added = day.startsWith(EVERY_YEAR)
                    ? of(yearly, row).add(MonthDay.parse(day))
                    : of(once, row).add(LocalDate.parse(day));
            require(added, "holidays.csv", row, "a day a second time");
        }
        Map<String, Country> countries = new HashMap<>();
        for (Table.Row row : calendars.rows()) {
            Set<DayOfWeek> weekend =
                    row.parts("weekend").stream().map(DayOfWeek::valueOf).collect(Collectors.toUnmodifiableSet());
            require(weekend.size() < DayOfWeek.values().length, "calendars.csv", row, "no day to work on");
            countries.put(
                    row.get("country"),
                    new Country(
                            ZoneId.of(row.get("zone")),
                            weekend,
                            Set.copyOf(of(yearly, row)),
                            Set.copyOf(of(once, row))));
        }
        return new WorkingCalendar(countries);
    }

    /** Whether the country has a calendar of its own. */
    public boolean knows(String country) {
        return countries.containsKey(country);
    }

    /**
     * When an answer is due.
     *
     * @param from the moment from which time is counted
     * @param country ISO 3166-1 alpha-2 of the party that has to answer
     * @param stated what the message that is to be answered states in an element
     */
    public Instant due(Deadline deadline, Instant from, String country, Function<String, Optional<String>> stated) {
        Country calendar = countries.getOrDefault(country, ANYWHERE);
        return switch (deadline) {
            case Deadline.After after -> from.plus(after.span());
            case Deadline.WorkingDays working -> workingDays(from.atZone(calendar.zone()), working.days(), calendar);
            case Deadline.AfterDay after ->
                stated.apply(after.element())
                        .flatMap(text -> moment(text, calendar.zone()))
                        .orElseGet(() -> from.atZone(calendar.zone()))
                        .plusDays(after.days())
                        .toInstant();
        };
    }

    /** The same time of day on the last of so many working days after the first day, whatever the clocks did meanwhile. */
    private static Instant workingDays(ZonedDateTime from, int days, Country calendar) {
        ZonedDateTime due = from;
        for (int left = days; left > 0; ) {
            due = due.plusDays(1);
            if (calendar.works(due.toLocalDate())) {
                left--;
            }
        }
        return from.toLocalTime()
                .atDate(due.toLocalDate())
                .atZone(calendar.zone())
                .toInstant();
    }

    /** A moment as messages state it; a day without a time ends with its last second. */
    private static Optional<ZonedDateTime> moment(String stated, ZoneId zone) {
        try {
            if (!stated.contains("T")) {
                return Optional.of(LocalDate.parse(stated).plusDays(1).atStartOfDay(zone));
            }
            return Optional.of(Instant.parse(stated).atZone(zone));
        } catch (DateTimeException noMoment) {
            return Optional.empty();
        }
    }

    private static <T> Set<T> of(Map<String, Set<T>> days, Table.Row row) {
        return Optional.ofNullable(days.get(row.get("country"))).orElseThrow();
    }

    private static void require(boolean holds, String file, Table.Row row, String complaint) {
        if (!holds) {
            throw new IllegalStateException(file + " line " + row.line() + " names " + complaint);
        }
    }
}
