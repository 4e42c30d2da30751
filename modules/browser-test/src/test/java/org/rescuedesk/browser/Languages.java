package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A page in both languages: every word is there, none is of the other language, nothing sticks out. */
final class Languages {
    /** A key, a code, a type's name or a hole in a sentence, where words were due. */
    private static final Pattern NO_WORDS = Pattern.compile("\\b(?!e\\.g)[a-z]+\\.[A-Za-z]\\w*|\\b[A-Z]+_[A-Z_]+\\b"
            + "|\\b(OPEN|SUSPECTED|RELEASED|VERIFIED|CLOSED|OFFERED|DECLINED|DONE|FREE|OUT|RESTING)\\b"
            + "|\\b[A-Z][a-z]+[A-Z][a-z]+\\w*|\\{\\w*}|\\bundefined\\b|\\bnull\\b|\\bNaN\\b|Invalid Date|\\[object");
    /** What stands in the register, in a journal or in the other language on purpose. */
    private static final Pattern GIVEN = Pattern.compile("贵阳市(南明区花果园|云岩区喷水池)[0-9]+栋[0-9]号梯|近组|远组|外组|黔安电梯|筑城电梯|车辆故障|门锁触点"
            + "|电梯救援台|中文|Rescue Desk|English|(GY|XX)-[0-9]+(@\\w+)?|C-(near|far|stranger)|Asia/Shanghai");
    /** Names that Chinese writes in Latin letters, too. */
    private static final Pattern LATIN = Pattern.compile("JSON|UTF|NFC|CSV|MIT|GCJ|WGS|Leaflet|MQTT|HTTP");

    private static final String SHOWN = """
            () => {
              const shown = [document.title];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (walker.nextNode()) {
                const { parentElement, data } = walker.currentNode;
                if (data.trim() && !parentElement.closest('pre, code, script, noscript, p[lang]')) shown.push(data.trim());
              }
              for (const element of document.querySelectorAll('[title], [aria-label], [placeholder]'))
                for (const name of ['title', 'aria-label', 'placeholder'])
                  if (element.hasAttribute(name)) shown.push(element.getAttribute(name));
              return shown;
            }""";

    private Languages() {}

    /** First as a Chinese browser sees it, then after the viewer's choice. */
    static void both(Chromium chromium, Page page, String name) {
        looksRight(page, "zh-CN");
        Screenshots.take(page, name.formatted("zh"));
        assertThat(words(page, LATIN)).noneMatch(each -> each.matches("(?s).*[A-Za-z]{3,}.*"));
        page.locator("header.top button[lang=en]").click();
        page.waitForCondition(() -> page.title().endsWith("Rescue Desk"));
        looksRight(page, "en");
        Screenshots.take(page, name.formatted("en"));
        assertThat(words(page, Pattern.compile("演练"))).noneMatch(each -> each.matches("(?s).*\\p{IsHan}.*"));
        chromium.hasNoComplaints();
    }

    private static void looksRight(Page page, String lang) {
        assertThat(page.evaluate("() => document.documentElement.lang")).isEqualTo(lang);
        assertThat(words(page, Pattern.compile("$^")))
                .noneMatch(each -> NO_WORDS.matcher(each).find());
        assertThat(page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                .as("Sticks out by so many pixels")
                .isEqualTo(0);
    }

    /** All that is shown, without what was given in one language and without the names. */
    private static List<String> words(Page page, Pattern names) {
        return strings(page.evaluate(SHOWN)).stream()
                .map(each -> GIVEN.matcher(each).replaceAll(""))
                .map(each -> names.matcher(each).replaceAll(""))
                .toList();
    }

    static List<String> strings(Object list) {
        var strings = new ArrayList<String>();
        for (var each : (List<?>) list) strings.add((String) each);
        return strings;
    }
}
