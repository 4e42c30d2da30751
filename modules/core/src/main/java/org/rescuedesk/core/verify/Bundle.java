package org.rescuedesk.core.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rescuedesk.core.proof.Lines;
import org.rescuedesk.core.proof.Member;

/** A bundle's members, opened to be read. */
final class Bundle implements AutoCloseable {
    private final ZipFile zip;
    private final Map<Member, ZipEntry> members = new EnumMap<>(Member.class);

    private Bundle(ZipFile zip) {
        this.zip = zip;
    }

    static Bundle open(Path file) throws Fault {
        try {
            var bundle = new Bundle(new ZipFile(file.toFile()));
            bundle.find();
            return bundle;
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    static Fault unreadable(Exception cause) {
        return new Fault(Kind.BUNDLE, 0, "证据包无法读取。", "The bundle can't be read (" + cause.getMessage() + ").");
    }

    private void find() throws Fault {
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            var member = Member.find(entry.getName());
            if (member.isEmpty())
                throw odd("有不属于证据包的文件", "holds a member that doesn't belong in it: ", entry.getName());
            if (members.put(member.get(), entry) != null) throw odd("文件重复", "holds a member twice: ", entry.getName());
        }
        for (var member : Member.values()) {
            if (member.isNeeded() && !members.containsKey(member)) throw odd("缺少文件", "lacks a member: ", member.file());
        }
    }

    private static Fault odd(String chinese, String english, String name) {
        return new Fault(Kind.BUNDLE, 0, "证据包" + chinese + "：" + name + "。", "The bundle " + english + name + ".");
    }

    /** Its lines; none where it is not there. */
    Lines lines(Member member) throws IOException {
        var entry = members.get(member);
        return new Lines(entry == null ? new ByteArrayInputStream(new byte[0]) : zip.getInputStream(entry));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
