package org.rescuedesk.core.policy;

import java.time.Duration;
import org.rescuedesk.core.Body;

/**
 * When the next crew is asked, and when the next level opens (domain facts 1.4).
 *
 * @param level1Answer a crew of the firm under contract that has not answered by then is passed over, and level 2 opens
 * @param level2Answer the same at level 2; level 2 open this long without a yes prompts for the fire brigade
 * @param level2WhenLate whether a predicted arrival after the limit opens level 2 at once, and the limit itself does while somebody is on the way
 * @param crewSilent a crew on its way that is not there when it should be, and for this long is not heard of or comes no nearer, is replaced
 * @param callBack by then after their release somebody has spoken with the passengers
 */
public record Escalation(
        Duration level1Answer, Duration level2Answer, boolean level2WhenLate, Duration crewSilent, Duration callBack) {
    /** How long a crew asked at this level has for its answer. */
    public Duration answerWithin(int level) {
        return level == 1 ? level1Answer : level2Answer;
    }

    Body body() {
        return Body.empty()
                .with("level1AnswerMs", level1Answer)
                .with("level2AnswerMs", level2Answer)
                .with("level2WhenLate", level2WhenLate)
                .with("crewSilentMs", crewSilent)
                .with("callBackMs", callBack);
    }

    static Escalation of(Body body) {
        return new Escalation(
                body.millis("level1AnswerMs"),
                body.millis("level2AnswerMs"),
                body.flag("level2WhenLate"),
                body.millis("crewSilentMs"),
                body.millis("callBackMs"));
    }
}
