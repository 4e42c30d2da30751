package org.rescuedesk.cli.replay;

import java.util.List;
import org.rescuedesk.cli.Progress;

/** The last words of a replay: each difference, or that there is none. */
final class Verdict {

    private Verdict() {}

    static void say(String agreement, List<String> differences, Progress progress) {
        differences.forEach(each -> progress.say("differs 不符  " + each));
        progress.say(
                differences.isEmpty()
                        ? agreement
                        : "%d differences. 共 %d 处不符。".formatted(differences.size(), differences.size()));
    }
}
