package org.rescuedesk.core.proof;

import java.util.Arrays;
import java.util.Optional;

/** The members of a bundle. */
public enum Member {
    MANIFEST("manifest.json"),
    KEYS("keys.jsonl"),
    CHECKPOINTS("checkpoints.jsonl"),
    JOURNAL("journal.txt"),
    FIGURES("figures.jsonl"),
    PERSONS("persons.jsonl");

    private final String file;

    Member(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public boolean isNeeded() {
        return this != PERSONS;
    }

    public static Optional<Member> find(String file) {
        return Arrays.stream(values()).filter(each -> each.file.equals(file)).findFirst();
    }
}
