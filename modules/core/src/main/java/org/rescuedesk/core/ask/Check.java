package org.rescuedesk.core.ask;

import java.time.Instant;
import org.rescuedesk.core.By;
import org.rescuedesk.core.plan.Dispatch;
import org.rescuedesk.core.watch.Watch;

/** Once a second: has anything come due, and can somebody be sent who could not be before? */
public record Check(Instant at) implements Command {
    @Override
    public By by() {
        return By.DESK;
    }

    @Override
    public void decide(Facts facts) {
        Watch.meet(facts, at);
        Dispatch.serveWaiting(facts, at);
    }
}
