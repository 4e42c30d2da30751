package org.rescuedesk.core.verify;

/** What can be wrong with a bundle, by the names of docs/journal.md. */
public enum Kind {
    BUNDLE,
    MANIFEST,
    KEY,
    CHECKPOINT,
    SIGNATURE,
    UNSIGNED,
    TRUNCATED,
    REWRITTEN,
    UNREADABLE,
    ORDER,
    CHANGED,
    EXERCISE,
    UNKNOWN,
    PERSON,
    FIGURE,
    /** It holds in itself, but not against what was brought from elsewhere: a trusted key, a kept checkpoint. */
    UNTRUSTED
}
