package org.rescuedesk.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.util.List;

/** PostgreSQL will not run as root. In a user namespace of its own root is nobody, and still owns its files. */
final class NotAsRoot {

    private static final List<String> UNSHARE = List.of("unshare", "-U");

    private NotAsRoot() {}

    /** What to put before a command of PostgreSQL's; nothing for an ordinary user. */
    static List<String> prefix() {
        if (new UnixSystem().getUid() != 0) {
            return List.of();
        }
        try {
            Command.run(List.of("unshare", "-U", "true"), "");
            return UNSHARE;
        } catch (IOException e) {
            throw new StartRefused(
                    "PostgreSQL does not run as root, and \"unshare -U\", which would hide root from it, does not work"
                            + " here (%s): start as an ordinary user, or set RESCUE_DB_URL to a database of your own."
                                    .formatted(e.getMessage()),
                    "PostgreSQL 不能以 root 运行，而 unshare -U 在此不可用：请以普通用户启动，或用 RESCUE_DB_URL 指定自己的数据库。",
                    e);
        }
    }
}
