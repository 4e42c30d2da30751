package org.rescuedesk.wire.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.core.register.Area;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.Register;

/** Files of rules to spoil, in a folder, and a register of three areas in two zones. */
record Rules(Path folder) {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final ZoneId URUMQI = ZoneId.of("Asia/Urumqi");
    static final Register REGISTER = Register.of(
            1,
            List.of(area("520102", SHANGHAI), area("650102", URUMQI), area("652301", SHANGHAI)),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    static final String VERSION = """
              - version: 1
                from: 2027-01-01
                source: TSG T5002-2017 art. 5(4)
                arrivals:
                  limit: 30m
                  clockStart: RECEIVED
                  warnAfter: 20m
                  accidentAfter: 2h
                escalation:
                  level1Answer: 3m
                  level2Answer: 2m
                  level2WhenLate: true
                  crewSilent: 10m
                  callBack: 1h
                suspicions:
                  opensAfter: 60s
                  byKind:
                    BUTTON_HELD: 90s
                  buttonHeld: 3s
                  perSender: 5
                  doubtedPerSender: 20
                  unknownElevators: 50
                  clockAhead: 10m
                eligibility:
                  positionFresh: 10m
                  skills: true
                  longestDuty: 12h
                  fenceM: 100
            """;
    static final String SHEET = """
            type: rescue-desk policy
            v: 1
            area: "520102"
            versions:
            """ + VERSION;

    private static Area area(String id, ZoneId zone) {
        return new Area(AreaId.of(id), "某区", "Some", zone, Duration.ofMinutes(30));
    }

    Rules with(String name, String text) {
        return with(name, text.getBytes(UTF_8));
    }

    Rules with(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PolicyFiles.Result read() {
        return PolicyFiles.read(List.of(folder), REGISTER, SHANGHAI);
    }

    /** Without the folder that they are in. */
    List<String> mistakes() {
        var told = new ArrayList<String>();
        for (var each : read().mistakes()) told.add(each.toString().replace(folder + "/", ""));
        return told;
    }
}
