package org.rescuedesk.simulator.province;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names for the sites of one county, none given twice. Composed of common words; no real place is meant. */
final class SiteNames {

    private static final List<String> WORDS = List.of(
            "金阳", "翠屏", "云锦", "碧水", "南山", "河滨", "学府", "文昌", "青云", "东风", "龙泉", "凤凰", "兰馨", "桂香", "锦绣", "阳光", "盛世", "和谐",
            "福源", "吉祥", "枫林", "竹韵", "湖畔", "星光", "新华", "人民", "团结", "幸福", "光明", "朝阳", "永安", "太平", "长征", "红旗", "黔灵", "云岭",
            "望江", "清溪", "银杏", "杜鹃");
    private static final List<String> PHASES = List.of("", "", "一期", "二期", "三期", "东区", "西区");

    private final Set<String> given = new HashSet<>();

    String draw(SiteKind kind, Dice dice) {
        while (true) {
            String phase = kind == SiteKind.HOUSING ? dice.pick(PHASES) : "";
            String name = dice.pick(WORDS) + kind.drawEnding(dice) + phase;
            if (given.add(name)) {
                return name;
            }
        }
    }
}
