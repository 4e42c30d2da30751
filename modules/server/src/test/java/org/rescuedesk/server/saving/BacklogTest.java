package org.rescuedesk.server.saving;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rescuedesk.core.loop.Batch;
import org.rescuedesk.core.loop.DeskLoop;
import org.rescuedesk.core.loop.SmallDesk;
import org.rescuedesk.core.loop.Submission;
import org.rescuedesk.core.loop.Tail;
import org.rescuedesk.store.spool.Kept;

class BacklogTest {
    private final SmallDesk small = new SmallDesk(Tail.EMPTY, false);
    private final DeskLoop loop = new DeskLoop(small.desk(), Tail.EMPTY, false);
    private final List<Batch> added = new ArrayList<>();
    private final List<Batch> taken = new ArrayList<>();

    private Batch batch(int n) {
        loop.submit(Submission.of(small.entrapment(n)));
        var batch = loop.take().orElseThrow();
        loop.written(batch.number());
        loop.announce();
        return batch;
    }

    private Future<List<Kept>> file(long from, int facts) {
        var some = new ArrayList<Kept>();
        int held = 0;
        for (var each : added) {
            if (each.number() < from || held >= facts) continue;
            held += each.entries().size();
            some.add(new Kept(each.number(), each.entries(), each.persons(), each.raws()));
        }
        return Future.succeededFuture(some);
    }

    @Test
    void whateverComesAndGoesInWhateverOrderTheBatchesComeOutAsTheyWentIn() {
        var backlog = new Backlog(12);
        backlog.readFrom(this::file);
        var random = new Random(20261123);
        boolean heldBack = false;
        for (int n = 1; n <= 400; n++) {
            var batch = batch(n);
            added.add(batch);
            backlog.add(batch);
            // The file may lag behind by what the loop has not told of yet.
            backlog.filed(n - random.nextInt(8));
            heldBack |= backlog.inMemory() < backlog.size();
            assertThat(backlog.inMemory()).isLessThan(12 + 8);
            for (int i = random.nextInt(n % 100 < 60 ? 2 : 5); i > 0 && !backlog.isEmpty(); i--)
                taken.addAll(backlog.next(1 + random.nextInt(9)).result());
        }
        while (!backlog.isEmpty()) taken.addAll(backlog.next(50).result());

        assertThat(heldBack).isTrue();
        assertThat(taken).isEqualTo(added);
    }

    @Test
    void aFileThatLacksABatchFailsAndTheBatchesBehindItStay() {
        var backlog = new Backlog(1);
        for (int n = 1; n <= 3; n++) backlog.add(batch(n));
        backlog.filed(3);
        backlog.readFrom((from, facts) -> Future.succeededFuture(List.of()));
        assertThat(backlog.next(1).result()).hasSize(1);
        assertThat(backlog.next(1).cause()).hasMessage("The write-ahead file lacks batch 2.");
        assertThat(backlog.size()).isEqualTo(2);
    }
}
