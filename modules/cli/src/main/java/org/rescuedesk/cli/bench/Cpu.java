package org.rescuedesk.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** CPU time used so far: by this whole process, by its threads that carry telemetry, and by the database's processes. */
record Cpu(Duration process, Duration telemetry, Duration database) {

    /** Looks at the database whose postmaster has this process id: it is nobody's child. */
    record Meter(long postmaster) {

        /** For a database in this folder. */
        static Meter of(Path databaseFolder) throws IOException {
            List<String> lines =
                    Files.readAllLines(databaseFolder.resolve("data").resolve("postmaster.pid"));
            return new Meter(Long.parseLong(lines.get(0).strip()));
        }

        Cpu now() {
            OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
            return new Cpu(Duration.ofNanos(system.getProcessCpuTime()), telemetryThreads(), database());
        }

        private Duration database() {
            ProcessHandle parent = ProcessHandle.of(postmaster).orElseThrow();
            return Stream.concat(Stream.of(parent), parent.descendants())
                    .flatMap(process -> process.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        }
    }

    Cpu since(Cpu before) {
        return new Cpu(
                process.minus(before.process), telemetry.minus(before.telemetry), database.minus(before.database));
    }

    private static Duration telemetryThreads() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().contains("telemetry")) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return Duration.ofNanos(nanos);
    }
}
