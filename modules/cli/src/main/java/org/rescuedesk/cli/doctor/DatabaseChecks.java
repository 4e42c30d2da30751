package org.rescuedesk.cli.doctor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.doctor.Finding;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.StoreFailure;

/** What a desk relies on in its database: a version that it knows, commits that last, a clock that agrees. */
final class DatabaseChecks {

    private static final int LEAST = 150_000;
    private static final int TEN_THOUSANDS = 10_000;
    private static final Duration AGREES = Duration.ofSeconds(2);

    private DatabaseChecks() {}

    static List<Finding> of(Settings settings) {
        String url = settings.dbUrl();
        if (url == null) {
            return List.of(Finding.well("数据库：自带，按需配置。", "Database: it brings its own, set up as needed."));
        }
        try {
            return findings(Database.checkup(url, settings.dbUser(), settings.dbPassword()));
        } catch (StoreFailure e) {
            return List.of(Finding.broken("数据库无法使用。", "Database: " + e.getMessage() + "."));
        }
    }

    private static List<Finding> findings(Database.Checkup database) {
        int version = database.version() / TEN_THOUSANDS;
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.either(
                database.version() >= LEAST,
                Finding.well("数据库：PostgreSQL " + version + "。", "Database: it answers, PostgreSQL " + version + "."),
                Finding.broken(
                        "PostgreSQL " + version + " 过旧，须 15 以上。",
                        "Database: PostgreSQL " + version + " is too old; 15 or newer is needed.")));
        findings.add(
                Finding.either(
                        database.fsync() && database.fullPageWrites(),
                        Finding.well(
                                "已提交的数据在断电后仍在（fsync、full_page_writes 已开）。",
                                "Database: what it says is committed survives a power cut (fsync, full_page_writes)."),
                        Finding.weak(
                                "fsync 或 full_page_writes 已关：断电会丢失已确认的记录。",
                                "Database: fsync or full_page_writes is off, so a power cut may take what was said to be saved.")));
        findings.add(
                Finding.either(
                        database.mayNotChangeTheJournal(),
                        Finding.well(
                                "服务以受限角色运行，无权改动日志。",
                                "Database: the desk works under a role that can't change the journal."),
                        Finding.weak(
                                "用户无权建立角色：日志只由触发器保护；管理员可执行 docs/operating.md 中的 SQL。",
                                "Database: its user may not make roles, so only a trigger keeps the journal from being changed; docs/operating.md has the administrator's SQL.")));
        findings.add(Finding.either(
                database.ahead().abs().compareTo(AGREES) <= 0,
                Finding.well("数据库与本机时钟一致。", "Database: its clock agrees with this machine's."),
                Finding.weak(
                        "数据库与本机时钟相差 " + database.ahead().toSeconds() + " 秒，请检查时间同步。",
                        "Database: its clock is " + database.ahead().toSeconds()
                                + " s off this machine's; look at the time synchronisation of both.")));
        findings.add(database.timescale()
                .map(found -> Finding.well(
                        "TimescaleDB " + found + "。", "Database: TimescaleDB " + found + " keeps telemetry."))
                .orElse(Finding.well(
                        "没有 TimescaleDB：遥测存于普通表。", "Database: no TimescaleDB; telemetry is kept in plain tables.")));
        return findings;
    }
}
