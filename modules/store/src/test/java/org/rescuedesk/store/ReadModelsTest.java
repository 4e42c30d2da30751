package org.rescuedesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.By;
import org.rescuedesk.core.RescueId;
import org.rescuedesk.core.ask.Command;
import org.rescuedesk.core.ask.CrewCommand.Accepted;
import org.rescuedesk.core.ask.CrewCommand.Arrived;
import org.rescuedesk.core.ask.CrewCommand.CauseFound;
import org.rescuedesk.core.ask.CrewCommand.Departed;
import org.rescuedesk.core.ask.CrewCommand.Released;
import org.rescuedesk.core.ask.DispatcherCommand.Dismiss;
import org.rescuedesk.core.evidence.Evidence;
import org.rescuedesk.core.evidence.Source;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.core.register.CrewId;

class ReadModelsTest extends OnPostgres {
    private static final String RESCUE = """
            select concat_ws('|', elevator, area, firm, place, place_type, stage, level, people, crew, limit_s, arrival_grade, arrival_s, in_time)
            from rescue_desk.rescue
            """;
    private static final CrewId CREW = SmallDesk.crewId(0);

    @Test
    void theRowOfARescueFollowsItFromTheFirstSignalToTheEnd() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, true);
        append(desk.decide(desk.onDuty(0), desk.entrapment(5)));
        var id = desk.desk().elevator(SmallDesk.elevatorId(5)).findLast().orElseThrow();
        isRow("E-5|520102|F-1|中华北路5号|OFFICE|OPEN|1|3|C-0|1800.000");
        assertThat(ask(String.class, "select state from rescue_desk.assignment"))
                .isEqualTo("OFFERED");

        tell(desk, new Accepted(minute(1), By.crew(CREW), CREW, id));
        tell(desk, new Departed(minute(2), By.crew(CREW), CREW, id));
        assertThat(ask(String.class, "select state from rescue_desk.assignment"))
                .isEqualTo("EN_ROUTE");
        assertThat(ask(String.class, "select readiness || ' ' || rescue from rescue_desk.crew_state"))
                .isEqualTo("OUT " + id);

        tell(desk, arrived(id, Source.PRESS, minute(31)));
        isRow("E-5|520102|F-1|中华北路5号|OFFICE|ON_SITE|1|3|C-0|1800.000|C|1860.000|f");
        tell(desk, arrived(id, Source.QR, minute(30)));
        isRow("E-5|520102|F-1|中华北路5号|OFFICE|ON_SITE|1|3|C-0|1800.000|A|1800.000|t");

        tell(desk, new Released(minute(40), By.crew(CREW), CREW, id, 4));
        tell(desk, new CauseFound(minute(50), By.crew(CREW), CREW, id, "door", null, List.of()));
        isRow("E-5|520102|F-1|中华北路5号|OFFICE|CLOSED|1|4|C-0|1800.000|A|1800.000|t");
        assertThat(ask(String.class, "select state from rescue_desk.assignment"))
                .isEqualTo("DONE");
        assertThat(ask(String.class, "select readiness from rescue_desk.crew_state"))
                .isEqualTo("FREE");
        assertThat(ask(Long.class, "select count(*) from rescue_desk.rescue where exercise"))
                .isEqualTo(1);
    }

    @Test
    void everyTimePointIsAColumn() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.onDuty(0), desk.entrapment(5)));
        var id = desk.desk().elevator(SmallDesk.elevatorId(5)).findLast().orElseThrow();
        tell(desk, new Departed(minute(2), By.crew(CREW), CREW, id));
        tell(desk, arrived(id, Source.PRESS, minute(20)));
        tell(desk, arrived(id, Source.QR, minute(19)));
        tell(desk, new Released(minute(40), By.crew(CREW), CREW, id, 4));
        tell(desk, new CauseFound(minute(50), By.crew(CREW), CREW, id, "door", null, List.of()));

        assertThat(ask(String.class, """
                        select concat_ws(' ', m(occurred_at), m(received_at), m(opened_at), m(confirmed_at), m(offered_at), m(accepted_at),
                            m(departed_at), m(first_arrived_at), m(arrived_at), m(released_at), m(cause_reported_at), m(closed_at))
                        from rescue_desk.rescue
                        """.replaceAll(
                                "m\\((\\w+)\\)", "round(extract(epoch from $1 - clock_start) / 60, 1)")))
                .isEqualTo("0.0 0.0 0.0 0.0 2.0 2.0 20.0 19.0 40.0 50.0 50.0");
    }

    @Test
    void aSuspicionShowsItsReasonAndAFalseAlarmItsEnd() throws Exception {
        var desk = new SmallDesk(Tail.EMPTY, false);
        append(desk.decide(desk.cry(7, SmallDesk.START)));
        var id = desk.desk().elevator(SmallDesk.elevatorId(7)).findLast().orElseThrow();
        isRow("E-7|520102|F-1|中华北路7号|OFFICE|SUSPECTED|1|1800.000");
        assertThat(ask(String.class, "select suspicion from rescue_desk.rescue"))
                .isEqualTo("UNREADABLE");

        tell(desk, new Dismiss(minute(1), By.dispatcher("王芳"), id, List.of()));

        assertThat(ask(String.class, "select stage || ' ' || (closed_at is not null) from rescue_desk.rescue"))
                .isEqualTo("FALSE_ALARM true");
    }

    @Test
    void everyTableIsExplainedAndEveryColumnThatIsATimeOrALengthSaysSo() {
        assertThat(ask(String.class, """
                        select string_agg(relname, ' ') from pg_class join pg_namespace n on n.oid = relnamespace
                        where nspname = 'rescue_desk' and relkind = 'r' and relname not like 'flyway%'
                            and obj_description(pg_class.oid) is null
                        """)).isNull();
        assertThat(ask(String.class, """
                        select string_agg(table_name || '.' || column_name, ' ') from information_schema.columns
                        where table_schema = 'rescue_desk' and table_name not like 'flyway%' and (
                            data_type = 'timestamp without time zone' or data_type = 'interval'
                            or (data_type = 'numeric' and column_name not like '%\\_s'))
                        """)).isNull();
    }

    private void tell(SmallDesk desk, Command command) throws Exception {
        append(desk.decide(command));
    }

    private void isRow(String expected) {
        assertThat(ask(String.class, RESCUE)).isEqualTo(expected);
    }

    private static Arrived arrived(RescueId id, Source source, Instant at) {
        return new Arrived(at, By.crew(CREW), CREW, id, Evidence.at(source, at, null));
    }

    private static Instant minute(int minute) {
        return SmallDesk.START.plusSeconds(60L * minute);
    }
}
