package org.rescuedesk.wire.cause;

import java.util.List;
import java.util.Optional;

/** How one place sums causes up in its bulletins. */
public record Scheme(String code, String name, String nameEn, String comment, List<Group> groups) {

    public Optional<Group> findGroup(String group) {
        return groups.stream().filter(each -> each.code().equals(group)).findFirst();
    }

    /** Causes that are counted as one; a cause of the upper level stands for all below it that are in no other group. */
    public record Group(String code, String name, String nameEn, List<String> causes) {}
}
