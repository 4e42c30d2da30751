package org.rescuedesk.simulator.story;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be told in one line of a story, and how it is said: in the story's English, and in Chinese for whoever watches. */
public enum Verb {
    ON_DUTY("<crews> on duty", "<crews> 上岗"),
    ON_DUTY_UNTIL("<crew> on duty until <time>", "<crew> 上岗，至 <time>"),
    OFF_DUTY("<crew> off duty", "<crew> 下班"),
    RESTS("<crew> rests", "<crew> 休息"),
    CRIES("<elevator> cries", "<elevator> 报告困人"),
    GARBLED("<elevator> sends what nobody can read", "<elevator> 发来无法读取的信号"),
    CLEARED("<elevator> says cleared", "<elevator> 报告已恢复"),
    CALL("somebody calls about <elevator>, <people> inside", "来电：<elevator> 困 <people> 人"),
    ACCEPTS("<crew> accepts <elevator>", "<crew> 响应 <elevator>"),
    DECLINES("<crew> declines <elevator>", "<crew> 拒绝 <elevator>"),
    DEPARTS("<crew> departs for <elevator>", "<crew> 赶赴 <elevator>"),
    DRIVES("<crew> is <metres> m from <elevator>", "<crew> 距 <elevator> <metres> 米"),
    SCANS("<crew> scans the plate of <elevator>", "<crew> 扫描 <elevator> 标牌"),
    PRESSES("<crew> says it is at <elevator>", "<crew> 报到场 <elevator>"),
    FREES("<crew> frees <people> at <elevator>", "<crew> 在 <elevator> 救出 <people> 人"),
    CAUSE("<crew> finds <cause> at <elevator>", "<crew> 查明 <elevator> 原因 <cause>"),
    CAUSE_STANDS("<crew> finds <cause> at <elevator>, not cleared", "<crew> 查明 <elevator> 原因 <cause>，未修复"),
    LEAVES("<crew> leaves <elevator> to the other", "<crew> 将 <elevator> 交给另一组"),
    CONFIRMS("wei confirms <elevator>", "调度员核实 <elevator>"),
    FALSE_ALARM("wei finds a false alarm at <elevator>: <reason>", "调度员判定 <elevator> 误报：<reason>"),
    SELF_RELEASED(
            "wei hears that <people> freed themselves at <elevator>: <reason>", "<elevator> <people> 人自行脱困：<reason>"),
    DUPLICATE("wei finds <elevator> a duplicate of <other>: <reason>", "<elevator> 与 <other> 重复：<reason>"),
    SENDS("wei sends <crew> to <elevator>: <reason>", "调度员改派 <crew> 到 <elevator>：<reason>"),
    SENDS_ALSO("wei sends <crew> to <elevator> as well: <reason>", "调度员加派 <crew> 到 <elevator>：<reason>"),
    LEVEL("wei opens level <level> for <elevator>: <reason>", "调度员为 <elevator> 启动 <level> 级：<reason>"),
    HANDS_OVER("wei hands <elevator> over to 119, taken by <name>", "调度员将 <elevator> 移交 119（<name> 接）"),
    ACKNOWLEDGES("wei has seen <mark> at <elevator>", "调度员已知悉 <elevator> 的 <mark>"),
    HEARS_ARRIVAL("wei hears that <crew> is at <elevator>", "调度员获知 <crew> 到达 <elevator>"),
    HEARS_RELEASE("wei hears that <people> are out at <elevator>", "调度员获知 <elevator> 救出 <people> 人"),
    CALLS_BACK("wei calls back about <elevator>", "调度员回访 <elevator>"),
    CLOSES("wei closes <elevator>", "调度员结案 <elevator>"),
    BACK("<name> releases <elevator> for use", "<name> 放行 <elevator>"),
    DATABASE_AWAY("the database is away", "数据库断开"),
    DATABASE_BACK("the database is back", "数据库恢复"),
    NOTHING("time passes", "时间推移");

    private final Pattern english;
    private final String chinese;

    Verb(String english, String chinese) {
        this.english = Hole.pattern(english);
        this.chinese = chinese;
    }

    /** A word that a story fills in, and what it may be. */
    private static final class Hole {
        private static final Pattern ANY = Pattern.compile("<(\\w+)>");
        private static final Map<String, String> FITTING = Map.ofEntries(
                Map.entry("crews", "[a-z]+(?:, [a-z]+)*"),
                Map.entry("crew", "(?!wei )[a-z]+|119"),
                Map.entry("elevator", "[A-Z]\\d"),
                Map.entry("other", "[A-Z]\\d"),
                Map.entry("people", "\\d+"),
                Map.entry("metres", "\\d+"),
                Map.entry("level", "[23]"),
                Map.entry("time", "\\d\\d:\\d\\d"),
                Map.entry("cause", "[a-z_.]+"),
                Map.entry("mark", "[A-Z_]+"),
                Map.entry("reason", ".+?"),
                Map.entry("name", "\\p{IsHan}+"));

        static Pattern pattern(String english) {
            return Pattern.compile(ANY.matcher(english)
                    .replaceAll(hole -> Matcher.quoteReplacement(
                            "(?<%s>%s)".formatted(hole.group(1), FITTING.get(hole.group(1))))));
        }
    }

    /** What a sentence says, if it is one that stories know. */
    static Optional<Said> read(String sentence) {
        return Arrays.stream(values())
                .flatMap(verb -> verb.find(sentence).stream())
                .findFirst();
    }

    private Optional<Said> find(String sentence) {
        var matcher = english.matcher(sentence);
        return matcher.matches() ? Optional.of(new Said(this, words(matcher))) : Optional.empty();
    }

    private Map<String, String> words(Matcher matcher) {
        var words = new TreeMap<String, String>();
        Hole.ANY.matcher(chinese).results().forEach(hole -> words.put(hole.group(1), matcher.group(hole.group(1))));
        return words;
    }

    /** A verb with the words that fill it. */
    record Said(Verb verb, Map<String, String> words) {}

    /** The same sentence in Chinese. */
    String chinese(Map<String, String> words) {
        return Hole.ANY.matcher(chinese).replaceAll(hole -> Matcher.quoteReplacement(words.get(hole.group(1))));
    }
}
