package org.rescuedesk.store.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.rescuedesk.store.Database;
import org.rescuedesk.store.Sql;
import org.rescuedesk.store.backup.Manifest.Member;

/** Writes all tables as they are at one moment, while the desk goes on, into one zip file; it needs none of PostgreSQL's programs. */
public final class Backup {
    private final Connection connection;
    private final ZipOutputStream zip;

    private Backup(Connection connection, ZipOutputStream zip) {
        this.connection = connection;
        this.zip = zip;
    }

    /** A new file, for its owner alone: callers' names stand in it. It is there whole or not at all. */
    public static Manifest write(Database database, Path file) {
        if (Files.exists(file))
            throw new Unusable("文件 " + file + " 已存在", "the file " + file + " is there already", null);
        var making = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.deleteIfExists(making);
            Files.createFile(making, asFileAttribute(fromString("rw-------")));
            var manifest = written(database, making);
            Files.move(making, file, ATOMIC_MOVE);
            return manifest;
        } catch (IOException e) {
            throw new Unusable("无法写入 " + file, file + " can't be written (" + e + ")", e);
        }
    }

    private static Manifest written(Database database, Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            return database.ask("The backup can't be made", connection -> {
                // What a new connection begins with has asked something already.
                connection.commit();
                // One moment for all tables; nothing is locked that a desk needs.
                try (var statement = connection.createStatement()) {
                    statement.execute("set transaction isolation level repeatable read, read only");
                }
                try {
                    return new Backup(connection, zip).all();
                } catch (IOException e) {
                    throw new Unusable("无法写入 " + file, file + " can't be written (" + e + ")", e);
                }
            });
        }
    }

    private Manifest all() throws SQLException, IOException {
        var schema = schema(connection)
                .orElseThrow(() -> new Unusable("数据库中尚无数据", "there is nothing in the database yet", null));
        var members = new ArrayList<Member>();
        for (var listed : Tables.list(connection)) members.add(member(listed));
        var manifest = Sql.find(
                        connection,
                        "select exercise, seq, encode(hash, 'hex') from journal order by seq desc limit 1",
                        row -> new Manifest(schema, row.getBoolean(1), row.getLong(2), row.getString(3), members))
                .orElse(new Manifest(schema, null, 0, "", members));
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        zip.write(manifest.toString().getBytes(UTF_8));
        zip.closeEntry();
        return manifest;
    }

    /** The newest migration that the database has had; nothing where it has had none. */
    public static Optional<String> schema(Connection connection) throws SQLException {
        boolean made = Sql.find(
                        connection,
                        "select to_regclass('" + Tables.name("flyway_schema_history") + "') is not null",
                        row -> row.getBoolean(1))
                .orElse(false);
        if (!made) return Optional.empty();
        return Sql.find(
                connection,
                "select version from " + Tables.name("flyway_schema_history")
                        + " where success and version is not null order by installed_rank desc limit 1",
                row -> row.getString(1));
    }

    /** Of a hypertable a plain copy would hold no row: all rows are selected. */
    private Member member(Tables.Listed listed) throws SQLException, IOException {
        var sql = "copy (select %s from %s) to stdout".formatted(listed.columns(), Tables.name(listed.table()));
        var sha = sha256();
        var planned = new Member(listed.table(), listed.columns(), 0, "");
        zip.putNextEntry(new ZipEntry(planned.file()));
        var out = new DigestOutputStream(new Unclosed(zip), sha);
        long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, out);
        zip.closeEntry();
        return new Member(listed.table(), listed.columns(), rows, HexFormat.of().formatHex(sha.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** The driver closes what it has copied to; the file goes on. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
