package org.rescuedesk.cli.proof;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.Body;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.core.verify.Fault;
import org.rescuedesk.core.verify.Kind;
import org.rescuedesk.core.verify.Verification;
import org.rescuedesk.core.verify.Verified;
import org.rescuedesk.server.CannotStart;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether a bundle holds; it asks neither a database nor the network. Exit code 0: it does, 1: it does not. */
@Command(
        name = "verify",
        description = {
            "Check a bundle of the journal, with neither database nor network. 离线校验日志证据包。",
            "It says whether everything holds or, in a sentence, what does not and at which event. 说明是否成立，或何处、哪个事件有误。"
        })
public final class Verify implements Callable<Integer> {
    private static final int WRONG = 1;
    private static final String NOT_SIGNED =
            "请先 POST /api/checkpoint 再导出，或用 --unsigned 接受。 Ask the desk for a checkpoint (POST /api/checkpoint) and export again, or take its last events at their word by --unsigned.";

    @Parameters(paramLabel = "FILE", description = "The bundle. 证据包文件。")
    private @Nullable Path file;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Keys that you got by another way, as /.well-known/rescue-desk-keys tells them. 另行取得的可信公钥。")
    private @Nullable Path keys;

    @Option(
            names = "--checkpoint",
            paramLabel = "FILE",
            description =
                    "Checkpoints that you kept, a line each; the bundle must reach them. A line that is none is passed over, and said. 另行保存的检查点。")
    private @Nullable Path checkpoint;

    @Option(
            names = "--unsigned",
            description =
                    "Take the events after the last checkpoint, and figures that count them, at their word. 接受末尾未签名的事件。")
    private boolean unsigned;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        KeptCheckpoints kept = checkpoint == null ? KeptCheckpoints.NONE : KeptCheckpoints.read(checkpoint);
        kept.passedOver().ifPresent(out::println);
        Verification strict = new Verification(trusted(), kept.checkpoints());
        Verification verification = unsigned ? strict.takingUnsigned() : strict;
        try {
            Verified verified = verification.verify(Objects.requireNonNull(file));
            out.println(sentence(verified));
            kept.compared(verified).ifPresent(out::println);
            return 0;
        } catch (Fault fault) {
            out.println(fault.sentence());
            if (fault.kind() == Kind.UNSIGNED) {
                out.println(NOT_SIGNED);
            }
            return WRONG;
        }
    }

    private String sentence(Verified verified) {
        long from = verified.manifest().fromSeq();
        long until = verified.manifest().untilSeq();
        String figures = verified.manifest().figures() == 0
                ? "none 无"
                : "%,d".formatted(verified.manifest().figures());
        String whose = keys == null ? " (by the bundle's own keys; --keys holds them against yours 仅凭包内公钥)" : "";
        long unsigned = verified.unsigned();
        return "成立：事件 %,d 至 %,d 的哈希链、签名%s均无误，已签名至事件 %,d%s。 It holds: the chain from event %,d to %,d, its signatures%s and figures (%s); signed up to event %,d%s."
                .formatted(
                        from,
                        until,
                        verified.manifest().figures() == 0 ? "" : "与统计",
                        verified.signedUntil(),
                        unsigned == 0 ? "" : "，其后 %,d 个事件尚未签名".formatted(unsigned),
                        from,
                        until,
                        whose,
                        figures,
                        verified.signedUntil(),
                        unsigned == 0 ? "" : ", by nobody yet the %,d after it".formatted(unsigned));
    }

    /** From the answer of the desk, or a line for each key. */
    private Set<VerifyingKey> trusted() {
        Set<VerifyingKey> trusted = new HashSet<>();
        for (String line : lines(keys)) {
            Body body = read(keys, () -> Body.of(line));
            List<Body> all = body.fields().containsKey("keys") ? body.list("keys", each -> each) : List.of(body);
            all.forEach(each -> trusted.add(read(keys, () -> new VerifyingKey(each.text("publicKey")))));
        }
        if (keys != null && trusted.isEmpty()) {
            throw unreadable(keys);
        }
        return trusted;
    }

    private static List<String> lines(@Nullable Path from) {
        if (from == null) {
            return List.of();
        }
        return read(from, () -> Files.readAllLines(from)).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(@Nullable Path from, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | IllegalArgumentException | NoSuchElementException | java.time.DateTimeException e) {
            throw unreadable(from);
        }
    }

    static CannotStart unreadable(@Nullable Path from) {
        return new CannotStart("%s can't be read.".formatted(from), "无法读取 %s。".formatted(from));
    }
}
