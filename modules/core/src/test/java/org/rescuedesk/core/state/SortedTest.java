package org.rescuedesk.core.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SortedTest {
    private static final int OPERATIONS = 100_000;

    /** A key that counts how often it is compared: the longest search is the height of the tree. */
    private static final class Counted implements Comparable<Counted> {
        private final int value;
        private int compared;

        Counted(int value) {
            this.value = value;
        }

        @Override
        public int compareTo(Counted other) {
            compared++;
            return Integer.compare(value, other.value);
        }
    }

    @Test
    void itHoldsWhatATreeMapHoldsAfterAnyChanges() {
        var random = new Random(20261123);
        var expected = new TreeMap<Integer, Integer>();
        var sorted = Sorted.<Integer, Integer>empty();
        for (int i = 0; i < OPERATIONS; i++) {
            int key = random.nextInt(4_000);
            if (random.nextInt(5) < (i < OPERATIONS / 2 ? 3 : 2)) {
                sorted = sorted.with(key, i);
                expected.put(key, i);
            } else {
                sorted = sorted.without(key);
                expected.remove(key);
            }
            assertThat(sorted.find(key).orElse(null)).isEqualTo(expected.get(key));
            if (i % 500 == 0) assertSame(sorted, expected);
        }
        for (var key : List.copyOf(expected.keySet())) sorted = sorted.without(key);
        assertThat(sorted.size()).isZero();
        assertThat(sorted).isEmpty();
    }

    @Test
    void itStaysBalancedHoweverItIsFilledAndThinnedOut() {
        var random = new Random(7);
        for (int n : new int[] {1, 2, 3, 10, 1_000, 30_000}) {
            var rising = Sorted.<Counted, Integer>empty();
            var shuffled = Sorted.<Counted, Integer>empty();
            for (int i = 0; i < n; i++) {
                rising = rising.with(new Counted(i), i);
                shuffled = shuffled.with(new Counted(random.nextInt(10 * n)), i);
            }
            assertBalanced(rising);
            assertBalanced(shuffled);
            for (int i = 0; i < n * 2 / 3; i++) rising = rising.without(new Counted(i));
            assertBalanced(rising);
        }
    }

    @Test
    void whatWasThereBeforeAChangeStaysAsItWas() {
        var before = Sorted.<String, Integer>empty().with("b", 2).with("a", 1);
        before.with("a", 9).without("b").with("c", 3);
        assertThat(before).hasToString("[a=1, b=2]");
    }

    @Test
    void twoAreEqualWhenTheyHoldTheSameWhateverTheWayThere() {
        var one = Sorted.<Integer, Integer>empty();
        var other = Sorted.<Integer, Integer>empty();
        for (int i = 0; i < 100; i++) {
            one = one.with(i, i);
            other = other.with(99 - i, 99 - i).with(200, 0);
        }
        assertThat(other.without(200)).isEqualTo(one).hasSameHashCodeAs(one);
        assertThat(other).isNotEqualTo(one);
        assertThat(one.with(3, 4)).isNotEqualTo(one);
    }

    @Test
    void anAbsentKeyIsNamed() {
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> Sorted.<String, Integer>empty().get("E1"))
                .withMessage("There is no E1.");
        var empty = Sorted.<String, Integer>empty().iterator();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(empty::next);
        assertThat(Sorted.<String, Integer>empty().without("E1").has("E1")).isFalse();
    }

    private static void assertSame(Sorted<Integer, Integer> sorted, TreeMap<Integer, Integer> expected) {
        var entries = new ArrayList<Map.Entry<Integer, Integer>>();
        sorted.forEach(entries::add);
        assertThat(entries).isEqualTo(List.copyOf(expected.entrySet()));
        assertThat(sorted.values()).containsExactlyElementsOf(expected.values());
        assertThat(sorted.size()).isEqualTo(expected.size());
    }

    private static void assertBalanced(Sorted<Counted, Integer> sorted) {
        int height = 0;
        for (var entry : sorted) {
            var key = new Counted(entry.getKey().value);
            assertThat(sorted.find(key)).contains(entry.getValue());
            height = Math.max(height, key.compared);
        }
        double log2 = Math.log(sorted.size() + 1) / Math.log(2);
        assertThat(height).isLessThanOrEqualTo((int) Math.ceil(1.45 * log2));
    }

    @Test
    void entriesThatStandInOrderMakeTheSameMapAtOnce() {
        for (int size = 0; size < 70; size++) {
            var oneByOne = Sorted.<Integer, String>empty();
            var entries = new ArrayList<Map.Entry<Integer, String>>();
            for (int key = 0; key < size; key++) {
                oneByOne = oneByOne.with(key, "v" + key);
                entries.add(Map.entry(key, "v" + key));
            }
            var atOnce = Sorted.ofOrdered(entries);
            assertThat(atOnce).isEqualTo(oneByOne);
            assertThat(atOnce.size()).isEqualTo(size);
            for (int key = 0; key < size; key += 3) {
                atOnce = atOnce.without(key).with(1000 + key, "more");
                oneByOne = oneByOne.without(key).with(1000 + key, "more");
            }
            assertThat(atOnce).isEqualTo(oneByOne);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sorted.ofOrdered(List.of(Map.entry(2, "two"), Map.entry(1, "one"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sorted.ofOrdered(List.of(Map.entry(2, "two"), Map.entry(2, "too"))));
    }
}
