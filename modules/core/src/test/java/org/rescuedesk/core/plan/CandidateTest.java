package org.rescuedesk.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.policy.Policy;
import org.rescuedesk.core.register.CrewId;
import org.rescuedesk.core.state.Sorted;

class CandidateTest {
    @Test
    void theLeastTravelTimeComesFirstAndOfEqualsTheLowerId() {
        var slow = candidate("a", Duration.ofMinutes(9));
        var fast = candidate("c", Duration.ofMinutes(7));
        var asFast = candidate("b", Duration.ofMinutes(7));
        assertThat(List.of(slow, fast, asFast).stream().sorted()).containsExactly(asFast, fast, slow);
    }

    @Test
    void theJournalGivesItBackAsItWasHoweverFineTheTravelTime() {
        var candidate = candidate("a", Duration.ofNanos(420_000_123_456L));
        assertThat(Candidate.of(candidate.body())).isEqualTo(candidate);
        assertThat(candidate.eta()).hasMillis(420_000);
    }

    @Test
    void aDecisionWithoutACandidateIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Decision(
                        2,
                        1,
                        Policy.NATIONAL.id(),
                        new Decision.Roads("great-circle", null, null),
                        List.of(),
                        Sorted.empty()));
    }

    private static Candidate candidate(String crew, Duration eta) {
        return new Candidate(CrewId.of(crew), eta, 2_000, false, false, null);
    }
}
