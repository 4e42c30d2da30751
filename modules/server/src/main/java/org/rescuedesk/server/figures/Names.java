package org.rescuedesk.server.figures;

import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.AreaId;
import org.rescuedesk.core.register.FirmId;
import org.rescuedesk.core.register.Register;

/** Areas and firms by the names that they have in the register now; what has left it goes by its id. */
final class Names {
    /** In Chinese and English. */
    record Name(String chinese, String english) {
        static Name of(String id, @Nullable Name name) {
            return name == null ? new Name(id, id) : name;
        }
    }

    private final Register register;

    Names(Register register) {
        this.register = register;
    }

    Name area(String id) {
        return Name.of(
                id,
                AreaId.isValid(id)
                        ? register.findArea(AreaId.of(id))
                                .map(area -> new Name(area.name(), area.nameEn()))
                                .orElse(null)
                        : null);
    }

    Name firm(String id) {
        return Name.of(
                id,
                FirmId.isValid(id)
                        ? register.findFirm(FirmId.of(id))
                                .map(firm -> new Name(firm.name(), firm.name()))
                                .orElse(null)
                        : null);
    }
}
