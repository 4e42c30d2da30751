package org.rescuedesk.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rescuedesk.server.Settings;
import org.rescuedesk.server.doctor.Finding;

/** What a desk relies on in its data folder: that it can write there, and that there is room for a long outage. */
final class FolderChecks {

    private static final long LITTLE = 1L << 30;
    private static final long MEGABYTE = 1L << 20;

    private FolderChecks() {}

    static List<Finding> of(Settings settings) {
        Path folder = settings.dataFolder().toAbsolutePath();
        Path there = existing(folder);
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return List.of(
                    Finding.either(
                            Files.isDirectory(there) && Files.isWritable(there),
                            Finding.well("数据目录 " + folder + " 可写。", "Data folder: " + folder + " can be written."),
                            Finding.broken(
                                    "数据目录 " + folder + " 不可写。", "Data folder: " + folder + " can't be written.")),
                    Finding.either(
                            free >= LITTLE,
                            Finding.well(
                                    "磁盘剩余 " + free / MEGABYTE + " MB。",
                                    "Data folder: " + free / MEGABYTE + " MB are free."),
                            Finding.weak(
                                    "磁盘只剩 " + free / MEGABYTE + " MB；数据库中断时救援要靠它暂存。",
                                    "Data folder: only " + free / MEGABYTE
                                            + " MB are free; rescues are kept there while the database is away.")));
        } catch (IOException e) {
            return List.of(Finding.broken(
                    "数据目录 " + folder + " 无法检查。", "Data folder: " + folder + " can't be looked at: " + e + "."));
        }
    }

    /** The folder, or the nearest one above it that is there. */
    private static Path existing(Path folder) {
        Path above = folder.getParent();
        return Files.exists(folder) || above == null ? folder : existing(above);
    }
}
