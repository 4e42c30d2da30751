package org.rescuedesk.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final Path VENDOR = Path.of("src/main/resources/web/vendor");

    private static Scene scene;

    @BeforeAll
    static void open() {
        scene = new Scene();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/rescue.html?id=x", "/elevator.html?id=x", "/figures.html", "/unreadable.html"})
    void aPageRunsScriptsFromHereAndItsImportMapOnly(String path) throws NoSuchAlgorithmException {
        var page = scene.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        var block =
                Pattern.compile("(?s)<script type=\"importmap\">(.*?)</script>").matcher(page.body());
        assertThat(block.find()).isTrue();
        var hash = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256")
                        .digest(block.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self' 'sha256-" + hash
                        + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self';"
                        + " worker-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @ParameterizedTest
    @CsvSource({
        "/web/board.js, text/javascript; charset=utf-8",
        "/web/tokens.css, text/css; charset=utf-8",
        "/web/icon.svg, image/svg+xml",
        "/web/vendor/preact/preact.module.js, text/javascript; charset=utf-8",
        "/web/vendor/leaflet/LICENSE, text/plain; charset=utf-8",
        "/openapi.yaml, application/yaml"
    })
    void aPartOfAPageIsServedAsWhatItIs(String path, String type) {
        assertThat(scene.get(path).headers().firstValue("Content-Type")).contains(type);
    }

    @Test
    void whoHasAPageAlreadyIsToldSo() {
        var first = scene.get("/web/board.js");
        assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
        var etag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(again("/web/board.js", etag).statusCode()).isEqualTo(304);
        assertThat(again("/web/board.js", "\"other\", W/" + etag).statusCode()).isEqualTo(304);
        assertThat(again("/web/words.js", etag).statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> again(String path, String etag) {
        return scene.send(HttpRequest.newBuilder(scene.uri(path)).header("If-None-Match", etag));
    }

    @Test
    void theHeadOfAPageHasNoBody() {
        var head = scene.send(HttpRequest.newBuilder(scene.uri("/")).method("HEAD", BodyPublishers.noBody()));
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void noPageNamesAnotherServer() throws IOException {
        try (var files = Files.walk(VENDOR.getParent())) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".html")).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContain("http://", "https://", "src=\"//");
            }
        }
    }

    @Test
    void whatCameFromElsewhereIsUnchangedAndListed() throws IOException, NoSuchAlgorithmException {
        var listed = new TreeMap<String, String>();
        for (var line : Files.readAllLines(VENDOR.resolve("VENDORED.md"))) {
            if (line.matches("[0-9a-f]{64}  .+")) listed.put(line.substring(66), line.substring(0, 64));
        }
        var found = new TreeMap<String, String>();
        try (var files = Files.walk(VENDOR)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var sha = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                found.put(VENDOR.relativize(file).toString(), HexFormat.of().formatHex(sha));
            }
        }
        found.remove("VENDORED.md");
        assertThat(found).isEqualTo(listed).isNotEmpty();
    }
}
