package org.rescuedesk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** postmaster.pid, by which a server claims its data folder. After a crash it may name a process that is not it. */
record PostmasterFile(Path data, Path path) {

    /** Linux adds the last part when the program has been replaced under the running server. */
    private static final Pattern POSTGRES = Pattern.compile(".*/postgres( \\(deleted\\))?");

    private static final int PORT_LINE = 4;

    static PostmasterFile in(Path data) {
        return new PostmasterFile(data, data.resolve("postmaster.pid"));
    }

    /** The living server of this very folder. */
    Optional<ProcessHandle> findServer() throws IOException {
        Optional<ProcessHandle> named = findNamed();
        return named.isPresent() && isServer(named.get()) ? named : Optional.empty();
    }

    /** Where the living server of this folder listens: the fourth line. */
    Optional<Integer> findPort() throws IOException {
        if (findServer().isEmpty()) {
            return Optional.empty();
        }
        return Files.readAllLines(path).stream()
                .skip(PORT_LINE - 1)
                .findFirst()
                .map(String::strip)
                .filter(line -> line.matches("\\d{1,5}"))
                .map(Integer::valueOf);
    }

    /**
     * Takes the claim back when its number has gone to some other process since, as is usual in containers: PostgreSQL
     * itself would see a living process there and refuse to start.
     */
    void deleteIfStale() throws IOException {
        Optional<ProcessHandle> named = findNamed();
        if (named.isPresent() && !isServer(named.get())) {
            Files.delete(path);
        }
    }

    private Optional<ProcessHandle> findNamed() throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        Optional<String> first = Files.readAllLines(path).stream().findFirst();
        return first.map(String::strip)
                .filter(line -> line.matches("\\d{1,9}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    }

    /** A server runs under the folder's owner, so one whose program we may not see is none. */
    private boolean isServer(ProcessHandle process) throws IOException {
        ProcessHandle.Info info = process.info();
        if (!POSTGRES.matcher(info.command().orElse("")).matches()) {
            return false;
        }
        Path workingFolder = Path.of("/proc", "" + process.pid(), "cwd");
        return Files.exists(workingFolder)
                ? Files.isSameFile(workingFolder, data)
                : Arrays.asList(info.arguments().orElse(new String[0])).contains(data.toString());
    }
}
