package org.rescuedesk.cli.register;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.cli.Progress;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.imports.ImportMapping;
import org.rescuedesk.store.imports.Mistake;
import org.rescuedesk.store.imports.RegisterImport;
import org.rescuedesk.store.register.Registers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Somebody's table into the register. */
@Command(
        name = "import",
        description = {
            "Take a table of elevators, firms, stations or crews into the register. 将电梯、维保单位、救援站或救援组的表格导入登记数据。",
            "A mapping says what its columns mean (docs/import.md). All of it is taken or, with a sentence for each row that is wrong, nothing. "
                    + "The database is the one that serve uses. 映射文件说明各列含义；要么全部导入，要么逐行列出错误而不作任何改动。数据库与 serve 相同。"
        })
public final class Import implements Callable<Integer> {
    private static final int SHOWN = 20;
    private static final int WRONG = 1;

    @Parameters(paramLabel = "FILE", description = "The table: CSV, gzipped or not. 表格文件。")
    private @Nullable Path file;

    @Option(names = "--mapping", required = true, paramLabel = "FILE", description = "What its columns mean. 映射文件。")
    private @Nullable Path mapping;

    @Option(names = "--dry-run", description = "Only say what would be taken. 只检查，不导入。")
    private boolean dryRun;

    @Option(
            names = "--only",
            description =
                    "Forget what the register held before; without it, ids that are there already are replaced and the rest stays. "
                            + "舍弃原有登记数据；否则只替换相同编号。")
    private boolean only;

    @Option(
            names = "--no-final-newline",
            description = "The table is whole although its last row has no line end. 表格末行没有换行符，但内容完整。")
    private boolean noFinalNewline;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "Where to write what is wrong, row by row (default: FILE.errors.csv). 错误清单的去处。")
    private @Nullable Path errors;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path table = requireThere(Objects.requireNonNull(file));
        Path meant = Objects.requireNonNull(mapping);
        MistakeList list = MistakeList.at(errors == null ? Path.of(table + ".errors.csv") : errors, table, meant);
        ImportMapping meaning = ImportMapping.of(meant);
        Settings settings = Settings.from(System.getenv());
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        Books books = new Books(settings, progress);
        boolean[] right = new boolean[1];
        if (dryRun) {
            books.look(held -> right[0] = read(table, meaning, held, list, progress) != null);
        } else {
            books.open(registers -> right[0] = take(table, meaning, registers, list, progress));
        }
        if (!right[0]) {
            return WRONG;
        }
        if (dryRun) {
            progress.say("Nothing is wrong with it; nothing was changed. 检查无误，未作改动。");
        }
        warnOfFolder(settings, progress);
        return 0;
    }

    private static Path requireThere(Path table) {
        if (Files.notExists(table)) {
            throw new CannotStart("There is no file %s.".formatted(table), "没有文件 %s。".formatted(table));
        }
        if (Files.isDirectory(table)) {
            throw new CannotStart("%s is a folder, not a table.".formatted(table), "%s 是文件夹，不是表格。".formatted(table));
        }
        return table;
    }

    static void warnOfFolder(Settings settings, Progress progress) {
        if (settings.registerFolder() == null) {
            return;
        }
        progress.say(
                "But RESCUE_REGISTER is set: at its next start a desk takes %s instead, unless that is unset. 但已设置 RESCUE_REGISTER：调度台下次启动时采用该文件夹，除非取消此设置。"
                        .formatted(settings.registerFolder()));
    }

    private boolean take(Path table, ImportMapping meaning, Registers registers, MistakeList list, Progress progress)
            throws Exception {
        Register held = registers.load();
        RegisterImport read = read(table, meaning, held, list, progress);
        if (read == null) {
            return false;
        }
        Register now = progress.step("Saving the register", "正在保存登记数据", () -> registers.take(read, held));
        int elevators = now.listElevators().size();
        progress.say(
                "The register is at version %d with %s; a desk takes it at its next start. 登记数据版本 %d，共 %,d 部电梯；调度台下次启动时采用。"
                        .formatted(now.version(), Words.count(elevators, "elevator"), now.version(), elevators));
        return true;
    }

    /** The table on top of what is held, or nothing when it has mistakes, which have been told. */
    private @Nullable RegisterImport read(
            Path table, ImportMapping meaning, Register held, MistakeList list, Progress progress) throws Exception {
        Register base = only ? Register.emptyOf(held.version()) : held;
        RegisterImport read = progress.step(
                "Reading %s".formatted(table),
                "正在读取表格",
                () -> RegisterImport.read(table, meaning, base, noFinalNewline));
        tellCounts(read, progress);
        if (!read.mistakes().isEmpty()) {
            refuse(read, list, progress);
            return null;
        }
        if (list.remove()) {
            progress.detail("The list of earlier mistakes, %s, is taken away. 已删除先前的错误清单。".formatted(list.file()));
        }
        tellForgotten(read, held, progress);
        return read;
    }

    private static void tellCounts(RegisterImport read, Progress progress) {
        progress.detail("%s: %s, %s, %s, %s, %s; %,d not wanted, %,d told twice 共 %,d 行：%,d 部电梯，%,d 行不需要，%,d 行重复"
                .formatted(
                        Words.count(read.rows(), "row"),
                        Words.count(read.elevators(), "elevator"),
                        Words.count(read.areas(), "area"),
                        Words.count(read.firms(), "firm"),
                        Words.count(read.stations(), "station"),
                        Words.count(read.crews(), "crew"),
                        read.passedOver(),
                        read.repeated(),
                        read.rows(),
                        read.elevators(),
                        read.passedOver(),
                        read.repeated()));
    }

    private void tellForgotten(RegisterImport read, Register held, Progress progress) {
        var forgotten = read.forgotten(held);
        if (!only || forgotten.isNothing()) {
            return;
        }
        progress.detail("Of version %d this drops %s. 与版本 %d 相比将舍弃 %s。"
                .formatted(held.version(), Words.english(forgotten), held.version(), Words.chinese(forgotten)));
        progress.detail("\"rescue-desk register adopt %d\" brings it back. 可用该命令恢复。".formatted(held.version()));
    }

    private static void refuse(RegisterImport read, MistakeList list, Progress progress) {
        read.mistakes().stream().limit(SHOWN).map(Mistake::sentence).forEach(progress::detail);
        list.write(read.mistakes());
        long rows = read.mistakes().stream()
                .mapToLong(Mistake::row)
                .filter(row -> row > 0)
                .distinct()
                .count();
        String english =
                rows == 0 ? "The table is wrong" : Words.count(rows, "row") + (rows == 1 ? " is wrong" : " are wrong");
        progress.say("%s (%s); nothing was changed. 表格有 %,d 处错误，清单见上述文件；未作任何改动。"
                .formatted(english, list.file(), read.mistakes().size()));
    }
}
