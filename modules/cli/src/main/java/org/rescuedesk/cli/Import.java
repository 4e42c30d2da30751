package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.server.Settings;
import org.rescuedesk.store.Memory;
import org.rescuedesk.store.imports.ImportMapping;
import org.rescuedesk.store.imports.Mistake;
import org.rescuedesk.store.imports.RegisterImport;
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
final class Import implements Callable<Integer> {
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
            names = "--errors",
            paramLabel = "FILE",
            description = "Where to write what is wrong, row by row (default: FILE.errors.csv). 错误清单的去处。")
    private @Nullable Path errors;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path table = Objects.requireNonNull(file);
        ImportMapping meaning = ImportMapping.of(Objects.requireNonNull(mapping));
        Settings settings = Settings.from(System.getenv());
        Logging.toFileIn(settings.dataFolder());
        Progress progress =
                new Progress(Objects.requireNonNull(spec).commandLine().getOut());
        boolean[] taken = new boolean[1];
        Lifetime.run(progress, lifetime -> {
            Settings complete = new Parts(lifetime, progress).withDatabase(settings);
            Memory memory = lifetime.keep(
                    "connection",
                    "连接",
                    Memory.open(
                            Objects.requireNonNull(complete.dbUrl()),
                            complete.dbUser(),
                            complete.dbPassword(),
                            progress::detail));
            taken[0] = take(table, meaning, memory, progress);
        });
        return taken[0] ? 0 : WRONG;
    }

    private boolean take(Path table, ImportMapping meaning, Memory memory, Progress progress) throws Exception {
        Register held = memory.registers().load();
        Register base = only ? Register.emptyOf(held.version()) : held;
        RegisterImport read =
                progress.step("Reading %s".formatted(table), "正在读取表格", () -> RegisterImport.read(table, meaning, base));
        progress.detail(
                "%,d rows: %,d elevators, %,d areas, %,d firms, %,d stations, %,d crews; %,d not wanted, %,d told twice 共 %,d 行"
                        .formatted(
                                read.rows(),
                                read.elevators(),
                                read.areas(),
                                read.firms(),
                                read.stations(),
                                read.crews(),
                                read.passedOver(),
                                read.repeated(),
                                read.rows()));
        if (!read.mistakes().isEmpty()) {
            refuse(table, read, progress);
            return false;
        }
        if (dryRun) {
            progress.say("Nothing is wrong with it; nothing was changed. 检查无误，未作改动。");
            return true;
        }
        Register now = progress.step(
                "Saving the register", "正在保存登记数据", () -> memory.registers().take(read, base));
        progress.say(
                "The register is at version %d with %,d elevators; a desk takes it at its next start. 登记数据版本 %d，共 %,d 部电梯；调度台下次启动时采用。"
                        .formatted(
                                now.version(),
                                now.listElevators().size(),
                                now.version(),
                                now.listElevators().size()));
        return true;
    }

    private void refuse(Path table, RegisterImport read, Progress progress) {
        Path list = errors == null ? Path.of(table + ".errors.csv") : errors;
        read.mistakes().stream().limit(SHOWN).map(Mistake::sentence).forEach(progress::detail);
        write(list, read);
        progress.say("%,d rows are wrong, all of them in %s; nothing was changed. 有 %,d 处错误，清单见上述文件；未作任何改动。"
                .formatted(read.mistakes().size(), list, read.mistakes().size()));
    }

    private static void write(Path list, RegisterImport read) {
        StringBuilder text = new StringBuilder("\uFEFFrow,错误,mistake\r\n");
        for (Mistake mistake : read.mistakes()) {
            text.append(mistake.row())
                    .append(',')
                    .append(quoted(mistake.chinese()))
                    .append(',')
                    .append(quoted(mistake.english()))
                    .append("\r\n");
        }
        try {
            Files.writeString(list, text, UTF_8);
        } catch (IOException e) {
            throw new CannotStart(
                    "The list of mistakes can't be written to %s (%s).".formatted(list, e),
                    "无法写入错误清单 %s。".formatted(list),
                    e);
        }
    }

    /** A sentence begins with a word of ours, so that no spreadsheet takes it for a formula. */
    private static String quoted(String sentence) {
        return '"' + sentence.replace("\"", "\"\"") + '"';
    }
}
