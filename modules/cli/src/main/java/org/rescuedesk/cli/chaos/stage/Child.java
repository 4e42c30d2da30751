package org.rescuedesk.cli.chaos.stage;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rescuedesk.cli.Main;

/** This program once more, in a process of its own. */
final class Child {
    private Child() {}

    /** Started as this one was: from its jar, or from a path of classes with what the JVM was told. */
    static ProcessBuilder of(List<String> options, String... arguments) {
        var path = System.getProperty("java.class.path");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> !each.startsWith("-javaagent") && !each.startsWith("-Xm"))
                .toList());
        command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        boolean packed = path.endsWith(".jar") && !path.contains(java.io.File.pathSeparator);
        command.addAll(packed ? List.of("-jar", path) : List.of("-cp", path, Main.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(key -> key.startsWith("RESCUE_"));
        return builder;
    }
}
