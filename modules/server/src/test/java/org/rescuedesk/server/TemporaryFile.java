package org.rescuedesk.server;

import io.vertx.core.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.rescuedesk.server.saving.WriteAhead;
import org.rescuedesk.store.spool.Spool;

/** A write-ahead file in a folder of its own, for a desk in a test. */
public final class TemporaryFile {
    private TemporaryFile() {}

    public static WriteAhead of(Context context) {
        try {
            var folder = Files.createTempDirectory("spool");
            folder.toFile().deleteOnExit();
            var worker = context.owner().createSharedWorkerExecutor("write-ahead " + folder, 1);
            return new WriteAhead(context, worker, Spool.open(folder, sentence -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
