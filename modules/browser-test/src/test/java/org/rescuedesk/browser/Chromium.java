package org.rescuedesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The machine's browser, and what it complained of while it showed the pages. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MS = 30_000;
    private static final String VIOLATIONS = """
            addEventListener('securitypolicyviolation', event =>
              console.error(`policy violated: ${event.violatedDirective} by ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`));
            """;

    private final Playwright playwright;
    private final Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        // The program is Debian's; Playwright is not to fetch its own.
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        playwright = Playwright.create(options);
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage"))
                        .setTimeout(2 * PATIENCE_MS));
    }

    /** An empty page of its own, as a viewer in China would have it; its clock's zone is not the desk's. */
    Page page(int width, int height) {
        var context = context(width, height);
        context.addInitScript(VIOLATIONS);
        var page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(page.url() + ": " + message.text());
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onResponse(response -> {
            if (response.status() >= 400) complaints.add(response.status() + " " + response.url());
        });
        return page;
    }

    private BrowserContext context(int width, int height) {
        var context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setTimezoneId("America/St_Johns"));
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
        complaints.clear();
    }

    void hasNoComplaints() {
        assertThat(complaints).isEmpty();
    }

    /** A line that is cut is complained of; of that alone. */
    void complainsOnlyOfTheCutLine() {
        assertThat(complaints).allMatch(each -> each.contains("net::ERR_"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
