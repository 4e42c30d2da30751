package org.rescuedesk.cli;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rescuedesk.server.CannotStart;

/** Where a running desk writes. Passwords and people's words lie in there, so a new one is for its owner alone. */
final class DataFolder {

    private DataFolder() {}

    static void make(Path folder) {
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(folder, asFileAttribute(fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The folder %s can't be made (%s).".formatted(folder, e), "无法创建文件夹 %s。".formatted(folder), e);
        }
    }
}
