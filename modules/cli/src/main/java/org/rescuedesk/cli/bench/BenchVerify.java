package org.rescuedesk.cli.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.verify.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How long it takes to verify a bundle of very many events. */
@Command(
        name = "verify",
        description = {
            "Measure how fast a bundle of the journal is verified. 测量证据包的校验速度。",
            "It makes one up first, by the desk's own rules. Start with JAVA_OPTS=-Xmx512m to see it in that much memory. 先按系统规则生成证据包；可用 JAVA_OPTS=-Xmx512m 限制内存。"
        })
final class BenchVerify implements Callable<Integer> {
    private static final int MOST = 100_000_000;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "How many events, at least (default: ${DEFAULT-VALUE}). 事件数。")
    private int events;

    @Option(names = "--keep", paramLabel = "FILE", description = "Keep the bundle in this file. 保留证据包。")
    private @Nullable Path keep;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CommandSpec command = Objects.requireNonNull(spec);
        if (events < 1 || events > MOST) {
            throw new ParameterException(
                    command.commandLine(), "--events is 1 to " + MOST + ". --events 为 1 至 " + MOST + "。");
        }
        Progress progress = new Progress(command.commandLine().getOut());
        Path folder = Files.createTempDirectory("rescue-desk-bench");
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("measurement's folder", "测量数据夹", new Cleared(folder));
            Path file = keep == null ? folder.resolve("bundle.zip") : keep;
            long written = progress.step("Making up a journal", "正在生成日志", () -> MadeUpJournal.write(file, events));
            long begun = System.nanoTime();
            long checkpoints = Verification.of(file).manifest().checkpoints();
            double seconds = (System.nanoTime() - begun) / 1e9;
            progress.say(String.format(
                    Locale.ROOT,
                    "verified 校验: %,d events, %,d checkpoints, %,d bytes in %.1f s: %,.0f events/s, largest heap %,d MB",
                    written,
                    checkpoints,
                    Files.size(file),
                    seconds,
                    written / seconds,
                    Runtime.getRuntime().maxMemory() >> 20));
        });
        return 0;
    }
}
