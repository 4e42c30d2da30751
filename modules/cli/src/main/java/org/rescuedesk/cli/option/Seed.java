package org.rescuedesk.cli.option;

import picocli.CommandLine.TypeConversionException;

/** What all chance of a simulation starts from: the same seed gives the same province and the same day. */
public record Seed(long number) {

    public static final Seed USUAL = new Seed(1);

    public static Seed read(String text) {
        if (!text.matches("-?\\d{1,18}")) {
            throw new TypeConversionException(
                    "\"%s\" is no seed; write a whole number. “%s”不是种子，请写整数。".formatted(text, text));
        }
        return new Seed(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return String.valueOf(number);
    }
}
