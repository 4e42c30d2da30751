package org.rescuedesk.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rescuedesk.cli.option.Lengths;
import org.rescuedesk.cli.option.Speed;
import picocli.CommandLine.TypeConversionException;

class CommandLineTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            demo --prot 8081           | demo does not know "--prot", "8081"; it knows --data, --for, --help, --port
            demo extra                 | demo does not know "extra"
            demo --port                | Missing required parameter for option '--port'
            demo --port http           | "http" is no port; write a number from 0 to 65535
            demo --port 65536          | "65536" is no port
            demo --speed fast          | "fast" is no speed; write a number
            demo --speed 0             | "0" is no speed
            demo --speed -1            | "-1" is no speed
            demo --seed x              | "x" is no seed; write a whole number
            demo --for 90              | "90" is no length of time; write 90s, 5m or 1h30m
            demo --for 0s              | "0s" is no length of time
            demo --port 1 --port 2     | option '--port' (N) should be specified only once
            serve --port 1             | serve does not know "--port", "1"; it knows --help, --verbose, --version
            register adopt             | Missing required parameter: 'VERSION'
            simulate                   | Name the broker by --mqtt tcp://host:port
            simulate --mqtt            | Missing required parameter for option '--mqtt'
            watch                      | rescue-desk does not know "watch"; it knows --help, --verbose, --version, backup, bench, calibrate, chaos, demo, doctor, erase, export, import, key, policy, register, replay, replay-data, restore, serve, simulate, verify
            """)
    void whatIsAskedWronglyIsAnsweredByASentenceInTwoLanguages(String asked, String sentence) {
        assertThat(run(asked.split(" "))).isEqualTo(2);
        assertThat(err.toString())
                .contains(sentence)
                .containsPattern("[。？]\\R")
                .contains("--help")
                .doesNotContain("Exception", "\tat ");
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void helpAndVersionAreToldOnRequest() {
        assertThat(run()).isZero();
        assertThat(run("demo", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out.toString())
                .contains("demo", "serve", "simulate", "--for", "rescue-desk (not packaged)", "电梯困人救援");
    }

    @Test
    void aCalibrationThatServeWouldNotTakeIsToldMistakeByMistake() throws IOException {
        var file = Files.writeString(folder.resolve("wrong.json"), "{\"type\":\"rescue-desk calibration\",\"v\":1}");
        assertThat(run("calibrate", "--check", file.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("everywhere is missing. 缺少 everywhere。", "version is missing.", "4 mistake(s)");
    }

    @Test
    void rulesThatAreRightAreToldWithWhatIsNewInThem() throws IOException {
        var city = Files.readString(Path.of("../../policies/city-15-minutes.yaml"));
        var next =
                city.replace("version: 1", "version: 2").replace("15m", "12m").replace("      longestDuty: 12h\n", "");
        Files.writeString(folder.resolve("city.yaml"), city);
        Files.writeString(folder.resolve("next.yaml"), next);
        assertThat(run("policy", "check", folder.toString(), "../../policies/national.yaml"))
                .isZero();
        assertThat(out.toString())
                .contains("5201/1  from 2026-12-31T16:00:00Z  limit 15m from ORDERED")
                .contains("5201/2  from 2026-12-31T16:00:00Z  limit 12m from ORDERED")
                .contains("arrivals.limit: 15m → 12m", "eligibility.longestDuty: 12h → -")
                .contains("national/2  from", "limit of each area 各地时限 from RECEIVED")
                .contains("3 version(s) of rules, no mistake. 规则共 3 版，无误。");
    }

    @Test
    void everyMistakeInRulesIsToldAndNothingIsDone() throws IOException {
        var city = Files.readString(Path.of("../../policies/city-15-minutes.yaml"));
        Files.writeString(folder.resolve("a.yaml"), city.replace("limit: 15m", "limit: 0m"));
        Files.writeString(folder.resolve("b.yaml"), city.replace("fenceM: 100", "fenceM: 1"));
        var register = books(folder.resolve("register"));
        assertThat(run("policy", "check", folder.toString(), "--register", register.toString()))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("a.yaml:5: area 为 5201，登记数据中没有该地区。")
                .contains("a.yaml:11: ", "arrivals.limit has to be", "b.yaml:34: ", "fenceM 应为")
                .contains("4 mistake(s)");
    }

    @ParameterizedTest
    @CsvSource({"90s, 90", "5m, 300", "1h30m, 5400", "1h1m1s, 3661"})
    void lengthsAreReadAsPeopleTypeThem(String typed, long seconds) {
        assertThat(Lengths.read(typed)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void aSpeedIsANumberOrAsFastAsItGoes() {
        assertThat(Speed.read("60")).hasToString("60").isEqualTo(new Speed(60));
        assertThat(Speed.read("0.5")).hasToString("0.5");
        assertThat(Speed.read("max")).hasToString("max");
        assertThatThrownBy(() -> Speed.read("Infinity")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void aPortThatIsTakenIsSaidBeforeAnythingStarts() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path data = folder.resolve("demo");
            assertThat(run("demo", "--port", String.valueOf(taken.getLocalPort()), "--data", data.toString()))
                    .isEqualTo(1);
            assertThat(err.toString()).contains(String.valueOf(taken.getLocalPort()), "choose another by --port", "端口");
            assertThat(data).doesNotExist();
        }
    }

    @Test
    void aFailureIsASentenceAndItsCausesAreToldOnRequest() throws IOException {
        Path file = java.nio.file.Files.writeString(folder.resolve("file"), "");
        String[] asked = {"demo", "--port", "0", "--data", file.resolve("below").toString()};
        assertThat(run(asked)).isEqualTo(1);
        assertThat(err.toString().lines()).hasSize(1);
        assertThat(err.toString()).contains("can't be", "无法");
        assertThat(run(asked[0], asked[1], asked[2], asked[3], asked[4], "--verbose"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("\tat ");
    }

    @Test
    void aRegisterIsWrittenWithoutABroker() {
        assertThat(run("simulate", "--register-out", folder.toString(), "--seed", "7"))
                .isZero();
        assertThat(folder).isDirectoryContaining("glob:**/elevators.csv").isDirectoryContaining("glob:**/crews.csv");
    }

    private int run(String... arguments) {
        return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
    }

    private static Path books(Path folder) throws IOException {
        Files.createDirectory(folder);
        Files.writeString(
                folder.resolve("areas.csv"), "id,name,name_en,zone,limit_s\n650102,某区,Some,Asia/Urumqi,1800\n");
        Files.writeString(folder.resolve("firms.csv"), "id,name\n");
        Files.writeString(folder.resolve("stations.csv"), "id,name,lat,lon\n");
        Files.writeString(folder.resolve("elevators.csv"), "id,rescue_code,area,firm,place,place_type,lat,lon\n");
        Files.writeString(folder.resolve("crews.csv"), "id,name,firm,station\n");
        return folder;
    }
}
