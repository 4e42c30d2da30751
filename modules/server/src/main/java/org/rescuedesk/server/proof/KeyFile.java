package org.rescuedesk.server.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.rescuedesk.core.proof.SigningKey;
import org.rescuedesk.core.proof.VerifyingKey;
import org.rescuedesk.server.CannotStart;

/** A key pair in a file that only its owner may read: PKCS#8 and the public half, both as PEM. Refuses with {@link CannotStart}. */
record KeyFile(Path path) {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int LINE = 64;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes a new pair; whole or not at all, and on the disk before anything is signed by it. */
    SigningKey make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var key = SigningKey.of(pair.getPrivate(), VerifyingKey.of(pair.getPublic()));
            var text = pem(PRIVATE, pair.getPrivate().getEncoded())
                    + pem(PUBLIC, pair.getPublic().getEncoded());
            write(text);
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has Ed25519.", e);
        } catch (IOException e) {
            throw new CannotStart(
                    "The journal's key can't be written to %s (%s).".formatted(path, e),
                    "无法写入日志密钥文件 %s。".formatted(path),
                    e);
        }
    }

    private void write(String text) throws IOException {
        var making = path.resolveSibling(path.getFileName() + ".new");
        Files.deleteIfExists(making);
        Files.createFile(making, asFileAttribute(fromString("rw-------")));
        Files.writeString(making, text, US_ASCII);
        try (var file = FileChannel.open(making, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(making, path, StandardCopyOption.ATOMIC_MOVE);
    }

    SigningKey read() {
        try {
            requireHidden();
            var text = Files.readString(path, US_ASCII);
            var factory = KeyFactory.getInstance("Ed25519");
            return SigningKey.of(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(bytes(text, PRIVATE))),
                    VerifyingKey.of(factory.generatePublic(new X509EncodedKeySpec(bytes(text, PUBLIC)))));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new CannotStart(
                    "The journal's key in %s can't be used (%s). Put back the file as it was; if it is lost, move it away and the desk makes a new one."
                            .formatted(path, e.getMessage()),
                    "日志密钥文件 %s 无法使用；请恢复原文件，若已丢失则移走它，系统将生成新密钥。".formatted(path),
                    e);
        }
    }

    /** What others may read is no secret any more; what they may write need not be ours. */
    private void requireHidden() throws IOException {
        if (OWNERS.containsAll(Files.getPosixFilePermissions(path))) return;
        throw new CannotStart(
                "Others than its owner may read or change the journal's key in %s. If nobody has, close it by chmod 600 %s; else move it away, and the desk makes a new one."
                        .formatted(path, path),
                "日志密钥文件 %s 可被他人读写；若未泄露请执行 chmod 600 %s，否则移走它，系统将生成新密钥。".formatted(path, path));
    }

    /** Takes the place of the other file. */
    void moveTo(KeyFile other) {
        try {
            Files.move(path, other.path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart(
                    "The journal's new key can't be put in place at %s (%s).".formatted(other.path, e),
                    "无法启用新的日志密钥 %s。".formatted(other.path),
                    e);
        }
    }

    private static String pem(String what, byte[] bytes) {
        var text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }

    private static byte[] bytes(String text, String what) {
        var found = Pattern.compile("-----BEGIN " + what + "-----\\s+([A-Za-z0-9+/=\\s]+)-----END " + what + "-----")
                .matcher(text);
        if (!found.find())
            throw new IllegalArgumentException("there is no " + what.toLowerCase(Locale.ROOT) + " in it");
        return Base64.getMimeDecoder().decode(found.group(1));
    }
}
