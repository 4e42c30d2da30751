package org.rescuedesk.cli;

import static java.util.stream.Collectors.joining;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one sentence what went wrong; where it went wrong in the code only when that is asked for, and in the log. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {

    private final BooleanSupplier verbose;

    Failures(BooleanSupplier verbose) {
        this.verbose = verbose;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(
                wrong instanceof UnmatchedArgumentException unknown
                        ? unknown(unknown)
                        : bilingual(String.valueOf(wrong.getMessage()), "选项用法有误。"));
        err.println("See 见: %s --help".formatted(command.getCommandSpec().qualifiedName()));
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String unknown(UnmatchedArgumentException wrong) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandName();
        String words =
                wrong.getUnmatched().stream().map(word -> '"' + word + '"').collect(joining(", "));
        String known = Stream.concat(
                        command.getSubcommands().keySet().stream(),
                        command.getCommandSpec().options().stream().map(OptionSpec::longestName))
                .sorted()
                .collect(joining(", "));
        return "%s does not know %s; it knows %s. %s 不认识 %s。".formatted(name, words, known, name, words);
    }

    /** Most sentences come in two languages; one that doesn't gets the least that has to be said in the other. */
    private static String bilingual(String said, String chinese) {
        boolean both = said.codePoints().anyMatch(Character::isIdeographic);
        return both ? said : said.replaceFirst("\\.$", "") + ". " + chinese;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult asked) {
        PrintWriter err = command.getErr();
        err.println(sentence(failure));
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        LoggerFactory.getLogger(Failures.class).info("The command failed.", failure);
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    /** Our own exceptions speak in sentences; another one without a word to say is at least called by its name. */
    private static String sentence(Exception failure) {
        String message = failure.getMessage();
        String said = message == null || message.isBlank()
                ? "It failed: " + failure.getClass().getName()
                : message;
        return bilingual(said, "运行失败。");
    }
}
