package org.rescuedesk.server.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.store.report.ResponseTimes;
import org.rescuedesk.store.report.ResponseTimes.StandsApart;
import org.rescuedesk.store.report.Turnout;

class FiguresTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    @Test
    void aSpreadsheetGetsOneFigureARow() {
        var times = new ResponseTimes(
                NOW.minusSeconds(5),
                false,
                20,
                41,
                15,
                new BigDecimal("571.250"),
                new BigDecimal("522"),
                new BigDecimal("988.4"),
                new BigDecimal("2310"),
                17,
                12,
                14,
                1,
                2,
                1,
                new TreeMap<>(Map.of(StandsApart.FALSE_ALARM, 2L)),
                new Turnout(16, 15, 22, 19, 14, 3, 1));
        assertThat(Figures.csv(Figures.json(times, NOW))).isEqualTo("\uFEFF" + """
                field,指标,figure,value,unit
                asOf,截至,as of,2026-11-23T09:29:55Z,
                exercise,演练,exercise,false,
                rescues,救援起数,rescues,20,
                people,解救人数,people,41,
                arrived,有到场时间,with an arrival,15,
                meanArrivalS,到场用时平均,mean arrival,571.25,s
                medianArrivalS,到场用时中位,median arrival,522.0,s
                p90ArrivalS,到场用时 P90,P90 arrival,988.4,s
                maxArrivalS,到场用时最长,longest arrival,2310.0,s
                neededArrival,需要到场,needed an arrival,17,
                provenInTime,时限内到场：已证实,proven in time,12,
                claimedInTime,时限内到场：已声明,claimed in time,14,
                inTimeNotKnown,时限内到场：未知,in time: not known,1,
                late,超时,late,2,
                underWay,仍在进行,still under way,1,
                ordered,已派警,ordered,16,
                acceptedSoon,三分钟内响应,accepted within 3 min,15,
                orders,派单应答：应答与未应答,orders that were or should have been answered,22,
                answered,派单应答：按时,orders answered in time,19,
                level1,一级处置,served at level 1,14,
                level2,二级处置,served at level 2,3,
                level3,三级处置,served at level 3,1,
                standApart.FALSE_ALARM,另计,stands apart,2,
                """.replace("\n", "\r\n"));
    }

    @Test
    void beforeTheFirstFactTheFigureIsOfNow() {
        var none = new ResponseTimes(
                null, true, 0, 0, 0, null, null, null, null, 0, 0, 0, 0, 0, 0, new TreeMap<>(), Turnout.NONE);
        assertThat(Figures.json(none, NOW).getString("asOf")).isEqualTo(NOW.toString());
        assertThat(Figures.csv(Figures.json(none, NOW))).contains("meanArrivalS,到场用时平均,mean arrival,,s\r\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    =1+1          | '=1+1
                    +86 138       | '+86 138
                    -2            | '-2
                    @SUM(A1)      | '@SUM(A1)
                    a,b           | "a,b"
                    say "yes"     | "say ""yes\"""
                    plain         | plain
                    花果园         | 花果园
                    """)
    void aCellIsNeverAFormula(String text, String cell) {
        assertThat(Csv.cell(text)).isEqualTo(cell);
    }

    @Test
    void aCellWithABreakStaysOneCell() {
        assertThat(Csv.cell("\ta")).isEqualTo("'\ta");
        assertThat(Csv.cell("a\nb")).isEqualTo("\"a\nb\"");
    }
}
