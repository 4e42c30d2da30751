package org.rescuedesk.store.imports;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Crew;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.register.Elevator;
import org.rescuedesk.core.register.ElevatorId;
import org.rescuedesk.core.register.Firm;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.PlaceType;
import org.rescuedesk.core.register.Point;
import org.rescuedesk.core.register.Station;
import org.rescuedesk.core.register.StationId;
import org.rescuedesk.core.register.skill.Skills;
import org.rescuedesk.core.state.Rescue;

/** One row of a table as the mapping reads it, each value looked at before it is taken. */
record RowReader(ImportMapping mapping, Degrees degrees, Map<String, String> fields) {
    private static final int MOST_CHARACTERS = 500;
    /** A database takes an offset, UTC+8, for its opposite, so a zone has a place's name. */
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private static final Pattern SECONDS = Pattern.compile("0*[1-9][0-9]{0,5}");
    private static final Pattern SIX_DIGITS = Pattern.compile("[0-9]{6}");

    Area area() throws WrongValue {
        var limit = text("area", "limit_s");
        if (!SECONDS.matcher(limit).matches())
            throw WrongValue.of("area.limit_s", limit, "大于零的整秒数", "a number of whole seconds above zero");
        var id = id("area", "id", AreaId::isValid, AreaId::of);
        return new Area(
                id, text("area", "name"), text("area", "name_en"), zone(), Duration.ofSeconds(Long.parseLong(limit)));
    }

    Firm firm() throws WrongValue {
        return new Firm(id("firm", "id", FirmId::isValid, FirmId::of), text("firm", "name"));
    }

    Station station() throws WrongValue {
        var point = point("station");
        if (point == null) throw new WrongValue("救援站没有坐标。", "The station has no coordinates.");
        return new Station(id("station", "id", StationId::isValid, StationId::of), text("station", "name"), point);
    }

    Elevator elevator(Entries<AreaId, Area> areas, Entries<FirmId, Firm> firms) throws WrongValue {
        return new Elevator(
                id("elevator", "id", ElevatorId::isValid, ElevatorId::of),
                rescueCode(),
                areas.known(id("elevator", "area", AreaId::isValid, AreaId::of)),
                firms.known(id("elevator", "firm", FirmId::isValid, FirmId::of)),
                text("elevator", "place"),
                placeType(),
                kind("brand"),
                kind("type"),
                point("elevator"));
    }

    Crew crew(Entries<FirmId, Firm> firms, Entries<StationId, Station> stations) throws WrongValue {
        return new Crew(
                crewId(),
                text("crew", "name"),
                firms.known(id("crew", "firm", FirmId::isValid, FirmId::of)),
                stations.known(id("crew", "station", StationId::isValid, StationId::of)),
                skills());
    }

    private CrewId crewId() throws WrongValue {
        var id = id("crew", "id", CrewId::isValid, CrewId::of);
        if (!id.equals(Rescue.FIRE_BRIGADE)) return id;
        throw new WrongValue(
                "crew.id 的值“" + id + "”指消防救援，不能作人员编号，请另行编号。",
                "The crew.id \"" + id + "\" stands for the fire brigade: give this crew another.");
    }

    /** The field, which is text that may be shown to people. */
    private String text(String kind, String field) throws WrongValue {
        var text = mapping.field(kind, field, fields);
        var harm = text.codePoints().filter(Shown::isHarm).findFirst();
        var key = kind + "." + field;
        if (harm.isPresent()) {
            var sign = "U+%04X".formatted(harm.getAsInt());
            throw new WrongValue(
                    key + " 含有控制字符 " + sign + "。", "The " + key + " holds the control character " + sign + ".");
        }
        int length = text.codePointCount(0, text.length());
        if (length <= MOST_CHARACTERS) return text;
        throw new WrongValue(
                key + " 有 " + length + " 个字符，最多 " + MOST_CHARACTERS + " 个。",
                "The " + key + " has " + length + " characters; " + MOST_CHARACTERS + " are the most.");
    }

    private <T> T id(String kind, String field, Predicate<String> valid, Function<String, T> reader) throws WrongValue {
        var text = text(kind, field);
        if (valid.test(text)) return reader.apply(text);
        boolean area = kind.equals("area") || field.equals("area");
        throw area ? WrongValue.of(kind + "." + field, text, "六位数字", "six digits") : wrongId(kind + "." + field, text);
    }

    private static WrongValue wrongId(String key, String text) {
        return WrongValue.of(
                key,
                text,
                "编号（1 至 64 个字母、数字或 _ . -，以字母或数字开头）",
                "an id: 1 to 64 of A-Z, a-z, 0-9, '_', '.' and '-', beginning with a letter or a digit");
    }

    private String rescueCode() throws WrongValue {
        var code = text("elevator", "rescue_code");
        if (code.isEmpty() || SIX_DIGITS.matcher(code).matches()) return code;
        throw WrongValue.of("elevator.rescue_code", code, "六位数字", "six digits");
    }

    private String kind(String field) throws WrongValue {
        var text = text("elevator", field);
        if (Elevator.isKind(text)) return text;
        throw wrongId("elevator." + field, text);
    }

    private Skills skills() throws WrongValue {
        var text = text("crew", "skills");
        try {
            return Skills.of(text);
        } catch (IllegalArgumentException e) {
            throw WrongValue.of(
                    "crew.skills",
                    text,
                    "以空格分隔的 brand:编号 或 type:编号（如 brand:KONE type:hydraulic）",
                    "brand: or type: and an id, blanks between them, such as brand:KONE type:hydraulic");
        }
    }

    private ZoneId zone() throws WrongValue {
        var zone = text("area", "zone");
        if (ZONES.contains(zone)) return ZoneId.of(zone);
        throw WrongValue.of("area.zone", zone, "时区名（如 Asia/Shanghai）", "the name of a zone, such as Asia/Shanghai");
    }

    private PlaceType placeType() throws WrongValue {
        var text = text("elevator", "place_type");
        return Arrays.stream(PlaceType.values())
                .filter(each -> each.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> WrongValue.of(
                        "elevator.place_type",
                        text,
                        "以下之一：" + Arrays.toString(PlaceType.values()),
                        "one of " + Arrays.toString(PlaceType.values())));
    }

    private @Nullable Point point(String kind) throws WrongValue {
        return degrees.point(kind, text(kind, "lat"), text(kind, "lon"));
    }
}
