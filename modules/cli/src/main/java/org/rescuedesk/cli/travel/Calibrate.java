package org.rescuedesk.cli.travel;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Logging;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.cli.keep.KeptDatabase;
import org.rescuedesk.core.travel.Calibration;
import org.rescuedesk.core.travel.Learning;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.travel.Calibrating;
import org.rescuedesk.server.travel.CalibrationFile;
import org.rescuedesk.store.Memory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Travel times learned from the journal's own trips. */
@Command(
        name = "calibrate",
        description = {
            "Learn travel times from recorded departures and arrivals. 根据已记录的出发与到场校准行程估算。",
            "It prints how far they are off on trips that they were not learned from; --out writes a file for RESCUE_CALIBRATION. "
                    + "The database is the one that serve uses; docs/travel-times.md. 输出误差；--out 写出校准文件，供 RESCUE_CALIBRATION 使用。"
        })
public final class Calibrate implements Callable<Integer> {
    private static final int WRONG = 1;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The file to write; without it nothing is written. 输出文件；缺省时不写文件。")
    private @Nullable Path out;

    @Option(names = "--json", description = "Print JSON in place of a table. 以 JSON 输出。")
    private boolean json;

    @Option(
            names = "--check",
            paramLabel = "FILE",
            description = "Only say whether this file is a calibration that serve would take. 只检查校准文件。")
    private @Nullable Path check;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter to = Objects.requireNonNull(spec).commandLine().getOut();
        return check == null ? learn(new Progress(to), to) : check(check, new Progress(to));
    }

    private static int check(Path file, Progress progress) {
        var checked = CalibrationFile.check(file);
        checked.mistakes().forEach(each -> progress.detail(each.toString()));
        var calibration = checked.calibration();
        if (calibration == null) {
            int mistakes = checked.mistakes().size();
            progress.say("%s is no calibration that serve would take: %d mistake(s). 校准文件有 %d 处错误。"
                    .formatted(file, mistakes, mistakes));
            return WRONG;
        }
        progress.say("%s is version %d of %s, with figures of its own for %d area(s). 校准文件无误：第 %d 版，%d 个地区有单独参数。"
                .formatted(
                        file,
                        calibration.version(),
                        calibration.date(),
                        calibration.areas().size(),
                        calibration.version(),
                        calibration.areas().size()));
        return 0;
    }

    private int learn(Progress progress, PrintWriter to) throws Exception {
        requireNew(out);
        Settings settings = Settings.from(System.getenv());
        Logging.toFileIn(settings.dataFolder());
        // What else there is to say would not be JSON.
        Progress steps = json ? new Progress(new PrintWriter(PrintWriter.nullWriter())) : progress;
        Calibrating.Result[] result = new Calibrating.Result[1];
        new KeptDatabase(settings, steps).standing(address -> {
            try (var memory = Memory.open(address.url(), address.user(), address.password(), steps::detail)) {
                result[0] = steps.step(
                        "Reading the journal", "正在读取日志", () -> Calibrating.from(memory.journal(), settings.zone()));
            }
        });
        return tell(result[0], steps, to);
    }

    private static void requireNew(@Nullable Path file) {
        if (file != null && Files.exists(file))
            throw new CannotStart(
                    "There is a file %s already; name another by --out.".formatted(file),
                    "文件 %s 已存在，请用 --out 另选文件名。".formatted(file));
    }

    private int tell(Calibrating.Result result, Progress progress, PrintWriter to) throws Exception {
        if (json) to.println(Errors.json(result).encodePrettily());
        else progress.show(Errors.table(result));
        if (result.exercise())
            progress.say(
                    "These are an exercise's trips: a desk for real rescues should not learn from them. 以上为演练行程，不宜用于正式调度。");
        if (result.made().isEmpty()) {
            progress.say("%d trips are too few to learn from: it takes %d. 行程只有 %d 次，少于 %d 次，无法校准。"
                    .formatted(result.found(), Learning.LEAST_TRIPS, result.found(), Learning.LEAST_TRIPS));
            return WRONG;
        }
        write(result.made().get(), progress);
        return 0;
    }

    private void write(Calibration calibration, Progress progress) throws Exception {
        if (out == null) return;
        CalibrationFile.write(out, calibration);
        progress.say("%s has version %d; a desk takes it up at its start by RESCUE_CALIBRATION=%s. 已写出第 %d 版校准文件。"
                .formatted(out, calibration.version(), out, calibration.version()));
    }
}
