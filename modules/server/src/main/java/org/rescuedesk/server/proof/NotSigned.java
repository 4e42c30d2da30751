package org.rescuedesk.server.proof;

/** No checkpoint could be signed now; the sentence, 中文 and English, is for whoever asked for one. */
public final class NotSigned extends RuntimeException {
    private static final long serialVersionUID = 1;

    private NotSigned(String sentence) {
        super(sentence, null, false, false);
    }

    static NotSigned notSavedYet(long seq) {
        return new NotSigned("事件 " + seq + " 尚未存入日志，暂不能签名。Event " + seq
                + " does not stand in the journal yet, so nothing is signed now.");
    }

    static NotSigned changed(long seq) {
        return new NotSigned("日志中的事件 " + seq + " 与本台写入的不同，拒绝签名。Event " + seq
                + " in the journal is not the one that this desk wrote, so nothing is signed.");
    }
}
