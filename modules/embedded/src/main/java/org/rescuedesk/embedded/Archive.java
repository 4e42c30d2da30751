package org.rescuedesk.embedded;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs for this machine as they come in the jar: a tar, compressed by xz. */
final class Archive {

    private final byte[] bytes;

    private Archive(byte[] bytes) {
        this.bytes = bytes;
    }

    static Archive ofThisMachine() throws IOException {
        String system = System.getProperty("os.name")
                .toLowerCase(Locale.ROOT)
                .split(" ")[0]
                .replace("mac", "darwin");
        String machine =
                System.getProperty("os.arch").replace("amd64", "x86_64").replace("aarch64", "arm_64");
        String name = "/postgres-%s-%s.txz".formatted(system, machine);
        try (InputStream in = Archive.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StartRefused(
                        "This build holds no PostgreSQL for %s on %s; set RESCUE_DB_URL to one of your own."
                                .formatted(system, machine),
                        "此版本不含适用于本机的 PostgreSQL，请用 RESCUE_DB_URL 指定自己的数据库。");
            }
            return new Archive(in.readAllBytes());
        }
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    void unpack(Path target) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(bytes)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void write(TarArchiveEntry entry, InputStream content, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path);
        boolean program = (entry.getMode() & 0100) != 0;
        if (program && !path.toFile().setExecutable(true)) {
            throw new IOException("%s can't be made a program".formatted(path));
        }
    }
}
