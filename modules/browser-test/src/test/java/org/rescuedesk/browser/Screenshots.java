package org.rescuedesk.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures for a person to look at, in target/screenshots. */
final class Screenshots {
    private static final Path FOLDER = Path.of("target", "screenshots");

    private Screenshots() {}

    /** The whole page, however long. */
    static void take(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
    }
}
