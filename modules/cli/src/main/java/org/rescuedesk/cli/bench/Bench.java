package org.rescuedesk.cli.bench;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.bench.desk.BenchDesk;
import org.rescuedesk.cli.bench.journal.BenchJournal;
import org.rescuedesk.cli.bench.start.BenchStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What measures this program on the machine at hand. */
@Command(
        name = "bench",
        description = "Measure this program on this machine. 在本机测量性能。",
        subcommands = {Ingest.class, BenchVerify.class, BenchDesk.class, BenchJournal.class, BenchStart.class})
public final class Bench implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }
}
