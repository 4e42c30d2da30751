package org.rescuedesk.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** CPU time used so far: by this whole process, by its threads that carry telemetry, and by the database's processes. */
record Cpu(Duration process, Duration telemetry, Duration database) {

    static Cpu now() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Cpu(Duration.ofNanos(system.getProcessCpuTime()), telemetryThreads(), children());
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

    private static Duration children() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
