package org.rescuedesk.embedded;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * PostgreSQL's programs, unpacked under the folder, or where the system property {@code rescuedesk.programs} says, which several
 * databases may share; {@code prefix} is what makes them run for this user.
 */
record PostgresProgram(Path bin, List<String> prefix) {
    private static final String SHARED = "rescuedesk.programs";

    /** Unpacks where this build's programs aren't there yet. A start that is cut short leaves none behind that counts. */
    static PostgresProgram unpack(Path folder, Consumer<String> progress) throws IOException {
        String shared = System.getProperty(SHARED, "");
        return shared.isBlank() ? unpackIn(folder, progress) : unpackShared(Path.of(shared), progress);
    }

    /** One at a time: the others wait, and find it there. */
    private static synchronized PostgresProgram unpackShared(Path folder, Consumer<String> progress)
            throws IOException {
        Files.createDirectories(folder);
        try (FileChannel channel = FileChannel.open(folder.resolve("lock"), CREATE, WRITE)) {
            channel.lock();
            return unpackIn(folder, progress);
        }
    }

    private static PostgresProgram unpackIn(Path folder, Consumer<String> progress) throws IOException {
        Path program = folder.resolve("program");
        Path mark = program.resolve("sha256");
        Archive archive = Archive.ofThisMachine();
        List<String> prefix = NotAsRoot.prefix();
        String hash = archive.sha256();
        if (Files.notExists(mark) || !Files.readString(mark).equals(hash)) {
            progress.accept("Unpacking PostgreSQL … 正在解包 PostgreSQL …");
            Path making = folder.resolve("program.new");
            Tree.delete(making);
            archive.unpack(making);
            Files.writeString(making.resolve("sha256"), hash);
            Tree.delete(program);
            Files.move(making, program, ATOMIC_MOVE);
        }
        return new PostgresProgram(program.resolve("bin"), prefix);
    }

    void run(String name, String... arguments) throws IOException {
        runWithInput("", name, arguments);
    }

    void runWithInput(String input, String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(name).toString());
        command.addAll(List.of(arguments));
        Command.run(command, input);
    }
}
