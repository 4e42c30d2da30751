package org.rescuedesk.cli.chaos.stage;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Lifetime;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.embedded.EmbeddedBroker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded broker alone, so that it can be killed alone; it ends with whoever started it. */
@Command(name = "broker", hidden = true, description = "The embedded broker alone. 单独运行自带的消息代理。")
public final class BrokerProcess implements Callable<Integer> {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Its folder. 数据夹。")
    private @Nullable Path data;

    @Option(names = "--port", required = true, paramLabel = "N", description = "Its port. 端口。")
    private int port;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var progress = new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        var folder = Objects.requireNonNull(data);
        Lifetime.run(progress, lifetime -> {
            lifetime.keep("broker", "消息代理", EmbeddedBroker.start(folder, port, progress::detail));
            // Whoever started it holds the other end; when that goes, this reads its end.
            lifetime.await(() -> System.in.read());
        });
        return 0;
    }
}
