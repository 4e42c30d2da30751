package org.rescuedesk.store.spool;

import java.io.IOException;
import java.nio.file.Path;

/** A frame in the midst of the file can't be read, though there are sound ones after it; the message says what to do. */
public final class SpoolDamaged extends IOException {
    private static final long serialVersionUID = 1;

    SpoolDamaged(Path path, long at) {
        super("The write-ahead file " + path + " is damaged at byte " + at + ", and holds facts after that."
                + " To start without what it holds, move it out of its folder and keep it."
                + " 预写文件在第 " + at + " 字节处损坏；如要在没有它的情况下启动，请将其移出并保留。");
    }
}
