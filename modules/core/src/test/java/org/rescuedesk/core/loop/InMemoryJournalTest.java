package org.rescuedesk.core.loop;

class InMemoryJournalTest extends JournalContract {
    private final InMemoryJournal journal = new InMemoryJournal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @Override
    protected void forge(Entry entry) {
        journal.forge(entry);
    }
}
