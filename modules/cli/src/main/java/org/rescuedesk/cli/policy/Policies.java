package org.rescuedesk.cli.policy;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is done with the rules of areas. */
@Command(
        name = "policy",
        description = "Check the files of rules that serve is given by RESCUE_POLICY_DIR. 检查各地规则文件。",
        subcommands = {PolicyCheck.class})
public final class Policies implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine command = Objects.requireNonNull(spec).commandLine();
        command.usage(command.getOut());
    }
}
