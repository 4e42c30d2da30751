package org.rescuedesk.cli.option;

import org.rescuedesk.simulator.SimulatorOptions;
import picocli.CommandLine.TypeConversionException;

/** How many times faster than life simulated time passes; infinite for as fast as the desk can follow. */
public record Speed(double times) {

    public static Speed read(String text) {
        if (text.equals("max")) {
            return new Speed(SimulatorOptions.FLAT_OUT);
        }
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?") || Double.parseDouble(text) == 0) {
            throw new TypeConversionException(
                    "\"%s\" is no speed; write a number, 60 for an hour in a minute, or max. “%s”不是速度，请写数字（60 即一分钟走一小时）或 max。"
                            .formatted(text, text));
        }
        return new Speed(Double.parseDouble(text));
    }

    @Override
    public String toString() {
        if (Double.isInfinite(times)) {
            return "max";
        }
        return times == Math.rint(times) ? String.valueOf(Math.round(times)) : String.valueOf(times);
    }
}
