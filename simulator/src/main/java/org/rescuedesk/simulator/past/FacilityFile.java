package org.rescuedesk.simulator.past;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Deutsche Bahn's elevators and escalators at its stations, a line for each; some have no coordinates. */
final class FacilityFile implements PastFile.Format {

    @Override
    public Set<String> columns() {
        return Set.of("equipmentnumber", "type", "stationnumber", "description", "lat", "lon");
    }

    @Override
    public PastRecord read(List<NamedCsvRecord> lines, PastFile.Mistakes mistakes) {
        List<PastFacility> facilities = new ArrayList<>();
        for (NamedCsvRecord line : lines) {
            try {
                facilities.add(facility(new PastRow(line)));
            } catch (IllegalArgumentException e) {
                mistakes.add(line, String.valueOf(e.getMessage()));
            }
        }
        return new PastRecord(List.of(), facilities, List.of());
    }

    private static PastFacility facility(PastRow row) {
        String type = row.text("type");
        String number = row.text("equipmentnumber");
        String place = "Bahnhof %s %s (%s %s)"
                .formatted(row.text("stationnumber"), row.text("description"), type, number)
                .replaceAll(" +", " ");
        return new PastFacility(PastFacility.id(number), type(type), place, row.findPoint());
    }

    private static PastFacility.Type type(String word) {
        return switch (word) {
            case "ELEVATOR" -> PastFacility.Type.ELEVATOR;
            case "ESCALATOR" -> PastFacility.Type.ESCALATOR;
            default -> throw new IllegalArgumentException("type \"" + word + "\" is neither ELEVATOR nor ESCALATOR");
        };
    }
}
