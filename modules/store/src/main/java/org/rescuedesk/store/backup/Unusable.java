package org.rescuedesk.store.backup;

import org.jspecify.annotations.Nullable;

/** A backup that can't be made or taken back; the message is one sentence in each language. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong, without a full stop. */
    public Unusable(String chinese, String english, @Nullable Throwable cause) {
        super("备份不可用：" + chinese + "。 The backup can't be used: " + english + ".", cause);
    }
}
