package org.rescuedesk.embedded;

import java.nio.file.Path;

/** Starts the database of the folder, commits a row and stays. */
final class ChildDatabase {

    private ChildDatabase() {}

    public static void main(String[] arguments) throws Exception {
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[0]), 0, text -> {});
            Sql.run(database, "CREATE TABLE kept (place text)", "INSERT INTO kept VALUES ('花果园 Q1 区 3 栋')");
            System.out.println("committed");
            System.in.read();
        } catch (StartRefused e) {
            System.out.println("refused " + e.getMessage());
        }
    }
}
