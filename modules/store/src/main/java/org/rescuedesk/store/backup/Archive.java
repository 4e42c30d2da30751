package org.rescuedesk.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.postgresql.PGConnection;
import org.rescuedesk.store.backup.Manifest.Member;

/** A backup that has been read through once: every byte of it is as it was written. */
public final class Archive implements AutoCloseable {
    private static final int LARGEST_MANIFEST = 1_000_000;

    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** Refuses a file that is damaged or no backup. */
    public static Archive open(Path file) {
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return checked(zip);
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException e) {
            throw new Unusable(file + " 已损坏或不是备份文件", file + " is damaged or no backup (" + e.getMessage() + ")", e);
        }
    }

    private static Archive checked(ZipFile zip) throws IOException {
        var archive = new Archive(zip, Manifest.of(new String(read(zip, Manifest.NAME), UTF_8)));
        for (var member : archive.manifest.members()) archive.check(member);
        return archive;
    }

    private static byte[] read(ZipFile zip, String name) throws IOException {
        try (var in = stream(zip, name)) {
            return in.readNBytes(LARGEST_MANIFEST);
        }
    }

    private static InputStream stream(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) throw new Unusable("缺少 " + name, name + " is missing in it", null);
        return zip.getInputStream(entry);
    }

    private void check(Member member) throws IOException {
        var sha = Backup.sha256();
        try (var in = new DigestInputStream(stream(zip, member.file()), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (HexFormat.of().formatHex(sha.digest()).equals(member.sha256())) return;
        throw new Unusable(
                member.file() + " 与清单中的摘要不符", member.file() + " in it does not give the digest of its manifest", null);
    }

    public Manifest manifest() {
        return manifest;
    }

    /** Fills the empty tables of a database whose schema is the backup's. */
    public void restore(Connection connection) throws SQLException {
        requireFitting(connection);
        for (var member : manifest.members()) {
            long rows = copy(connection, member);
            if (rows == member.rows()) continue;
            throw new Unusable(
                    "表 " + member.table() + " 的行数与清单不符",
                    "the table " + member.table() + " has " + rows + " rows, and its manifest says " + member.rows(),
                    null);
        }
        Tables.goOnCounting(connection);
    }

    private void requireFitting(Connection connection) throws SQLException {
        var tables = Tables.list(connection);
        var held = manifest.members().stream()
                .map(each -> new Tables.Listed(each.table(), each.columns()))
                .toList();
        if (!tables.equals(held)) throw new Unusable("其中的表与数据库的表不符", "its tables are not the database's", null);
        for (var each : tables) {
            if (Tables.isEmpty(connection, each)) continue;
            throw new Unusable(
                    "数据库的表 " + each.table() + " 不为空，只能恢复到空数据库",
                    "the database's table " + each.table() + " is not empty, and it goes into an empty one only",
                    null);
        }
    }

    private long copy(Connection connection, Member member) throws SQLException {
        var sql = "copy %s (%s) from stdin".formatted(Tables.name(member.table()), member.columns());
        try (var in = stream(zip, member.file())) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in);
        } catch (IOException e) {
            throw new Unusable(member.file() + " 无法读取", member.file() + " in it can't be read", e);
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new Unusable("无法关闭文件", "the file can't be closed", e);
        }
    }
}
