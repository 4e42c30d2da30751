package org.rescuedesk.core.state;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.rescuedesk.core.Body;

/** Times by what happened then, as a body: each time under its key's text. */
final class Dated {
    private Dated() {}

    static <K extends Comparable<K>> Body body(Sorted<K, Instant> times) {
        var texts = new TreeMap<String, String>();
        for (Map.Entry<K, Instant> time : times)
            texts.put(time.getKey().toString(), time.getValue().toString());
        return Body.ofTexts(texts);
    }

    static <K extends Comparable<K>> Sorted<K, Instant> of(Body body, Function<String, K> key) {
        var times = Sorted.<K, Instant>empty();
        for (var name : body.fields().keySet()) times = times.with(key.apply(name), body.instant(name));
        return times;
    }
}
