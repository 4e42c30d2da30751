package org.rescuedesk.server.snapshot;

import org.rescuedesk.core.loop.JournalFailure;
import org.rescuedesk.server.CannotStart;

/** The sentences with which a start refuses a journal: what is wrong, at which event, and what to do. */
public final class Refusal {
    private static final String IF_MEANT =
            " If the journal is meant to be as it is (an older backup was brought back), move"
                    + " checkpoints.jsonl and snapshots out of the data folder, and keep them: they show what was lost.";
    private static final String IF_MEANT_CHINESE = "若确属有意（如恢复了较早的备份），请将 checkpoints.jsonl 和 snapshots 移出数据目录并保留。";

    private Refusal() {}

    static CannotStart cutOff(long seq, long end, String where) {
        return new CannotStart(
                "The journal ends at event " + end + ", but " + where + " knows event " + seq
                        + ": its end is missing, or it is another desk's journal. Start with the right database and data folder, or"
                        + " bring back a backup that holds event " + seq + "." + IF_MEANT,
                "日志止于事件 " + end + "，而 " + where + " 记有事件 " + seq + "：日志末尾缺失，或属于另一调度台。请使用正确的数据库和数据目录，或恢复包含该事件的备份。"
                        + IF_MEANT_CHINESE);
    }

    static CannotStart another(long seq, String where) {
        return new CannotStart(
                "Event " + seq + " of the journal is not the one that " + where
                        + " knows: the journal was rewritten, or it is another desk's. Start with the right database and data"
                        + " folder, or bring back a backup." + IF_MEANT,
                "日志中的事件 " + seq + " 与 " + where + " 所记不同：日志被改写，或属于另一调度台。请使用正确的数据库和数据目录，或恢复备份。" + IF_MEANT_CHINESE);
    }

    /** A journal that could not be read to its end. */
    public static CannotStart of(JournalFailure failure) {
        return failure instanceof JournalFailure.Broken broken
                ? of(broken)
                : new CannotStart("The journal can't be read: " + failure.getMessage(), "无法读取日志。", failure);
    }

    private static CannotStart of(JournalFailure.Broken broken) {
        long seq = broken.seq();
        return switch (broken.how()) {
            case CHANGED ->
                new CannotStart(
                        "Event " + seq
                                + " of the journal was changed after it was written: its hash does not follow from its"
                                + " bytes. Keep this database as it is for whoever looks into it, and bring back a backup.",
                        "日志中的事件 " + seq + " 在写入后被改动：其哈希与内容不符。请保留该数据库以备查证，并恢复备份。",
                        broken);
            case GAP ->
                new CannotStart(
                        "Event " + seq
                                + " of the journal does not follow from the one before it: one is missing there, or was"
                                + " replaced. Keep this database as it is for whoever looks into it, and bring back a backup.",
                        "日志中的事件 " + seq + " 与前一事件不相连：此处缺少事件或被替换。请保留该数据库以备查证，并恢复备份。",
                        broken);
            case NEWER ->
                new CannotStart(
                        "Event " + seq
                                + " of the journal is of a kind or version that this program does not know: a newer"
                                + " program wrote it. Start one that is as new as the one that was here last.",
                        "日志中的事件 " + seq + " 的种类或版本本程序不认识：由更新的程序写入。请使用不旧于上次运行的程序。",
                        broken);
        };
    }
}
