package org.rescuedesk.simulator.province;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;

/**
 * Firms, stations and crews. Crews come in pairs, one by day and one by night, so that every firm with contracts in a
 * county has somebody on duty there at any hour.
 */
final class Staff {

    private static final int ELEVATORS_PER_PAIR = 45;
    private static final double STATION_DEVIATION_M = 700;
    private static final List<String> FIRM_WORDS = List.of("恒升", "安捷", "通达", "顺安", "瑞升", "宏远", "捷安", "鼎盛", "平安");
    private static final List<String> FIRM_ENDINGS = List.of("电梯维保有限公司", "电梯工程有限公司", "机电服务有限公司");

    private final List<Firm> firms = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final List<Crew> crews = new ArrayList<>();
    private final SortedMap<CrewId, Post> posts = new TreeMap<>();
    private final SortedMap<Prefecture, List<Firm>> local = new TreeMap<>();
    private final Dice dice;

    /** Where a crew works and when. */
    record Post(AreaId area, Shift shift) {}

    Staff(Dice dice) {
        this.dice = dice;
    }

    List<Firm> listFirms() {
        return firms;
    }

    List<Station> listStations() {
        return stations;
    }

    List<Crew> listCrews() {
        return crews;
    }

    SortedMap<CrewId, Post> posts() {
        return posts;
    }

    /** Staffs one county, and says which firms have crews there now: those get its contracts. */
    List<FirmId> hire(County county) {
        Dice own = dice.split(county.name());
        List<Firm> candidates = local.computeIfAbsent(Prefecture.of(county.id()), this::found);
        int pairs = 1 + (county.elevators() - 1) / ELEVATORS_PER_PAIR;
        int first = own.between(0, candidates.size() - 1);
        List<FirmId> present = new ArrayList<>();
        for (int pair = 0; pair < pairs; pair++) {
            Firm firm = candidates.get((first + pair) % candidates.size());
            present.add(firm.id());
            hirePair(county, firm, pair + 1, Make.skills(pair, own.split("skills " + pair)), own);
        }
        return present;
    }

    private List<Firm> found(Prefecture prefecture) {
        Dice own = dice.split(prefecture.name());
        List<Firm> founded = new ArrayList<>();
        for (int i = 0; i < prefecture.firms(); i++) {
            String place =
                    prefecture.shortName().substring(0, prefecture.shortName().length() - 1);
            Firm firm = new Firm(
                    new FirmId("F-%02d".formatted(firms.size() + 1)),
                    place + FIRM_WORDS.get(i) + own.pick(FIRM_ENDINGS));
            founded.add(firm);
            firms.add(firm);
        }
        return founded;
    }

    private void hirePair(County county, Firm firm, int number, Skills skills, Dice own) {
        Station station = new Station(
                new StationId("S-%03d".formatted(stations.size() + 1)),
                county.name() + number + "号救援站",
                Ground.scattered(county.seat(), STATION_DEVIATION_M, own));
        stations.add(station);
        LocalTime morning = LocalTime.of(own.between(6, 9), 0);
        String name = county.name() + number + "组";
        hireCrew(name + "日班", firm, station, skills, new Post(county.id(), new Shift(morning)));
        hireCrew(name + "夜班", firm, station, skills, new Post(county.id(), new Shift(morning.plusHours(12))));
    }

    private void hireCrew(String name, Firm firm, Station station, Skills skills, Post post) {
        Crew crew = new Crew(new CrewId("C-%03d".formatted(crews.size() + 1)), name, firm.id(), station.id(), skills);
        crews.add(crew);
        posts.put(crew.id(), post);
    }
}
