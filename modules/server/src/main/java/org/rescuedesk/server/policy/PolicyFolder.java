package org.rescuedesk.server.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.policy.PolicyBook;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.wire.policy.Mistake;
import org.rescuedesk.wire.policy.PolicyFiles;
import org.rescuedesk.wire.policy.PolicyFiles.Found;

/** The folder of rules that a desk is started with; the zone is the desk's. */
public record PolicyFolder(Path folder, Register register, ZoneId zone) {
    /** Those that are new to the book, in their order. Refuses a folder with mistakes, naming them all. */
    public List<Policy> takenBy(PolicyBook book, Instant now) {
        var read = PolicyFiles.read(List.of(folder), register, zone);
        var mistakes = read.mistakes().isEmpty() ? objections(read.found(), book, now) : read.mistakes();
        if (!mistakes.isEmpty()) throw refusal(mistakes);
        return read.policies().stream()
                .filter(policy -> book.find(policy.id()).isEmpty())
                .toList();
    }

    /** What a desk with this book would refuse of rules that are right by themselves. */
    public static List<Mistake> objections(List<Found> found, PolicyBook book, Instant now) {
        var mistakes = new ArrayList<Mistake>();
        var growing = book;
        for (var each : found) {
            var policy = each.policy();
            var objection = growing.findObjection(policy, now);
            objection.ifPresent(why -> mistakes.add(each.mistake(why.english(), why.chinese())));
            if (objection.isEmpty() && growing.find(policy.id()).isEmpty())
                growing = growing.with(policy.notBefore(now));
        }
        return List.copyOf(mistakes);
    }

    private CannotStart refusal(List<Mistake> mistakes) {
        var lines = mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n"));
        return new CannotStart(
                "The rules in %s can't be taken up, and nothing was changed: %d mistake(s)."
                        .formatted(folder, mistakes.size()),
                "规则未采用，未作任何改动：共 %d 处错误。%n%s".formatted(mistakes.size(), lines));
    }
}
