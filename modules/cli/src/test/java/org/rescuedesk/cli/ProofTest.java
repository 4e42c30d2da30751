package org.rescuedesk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk that ran, what it exports, and what a stranger finds. */
class ProofTest {
    @TempDir
    Path folder;

    @Test
    void whatADeskExportsAStrangerVerifiesAndASpoiltBundleIsRefusedAtItsEvent() throws Exception {
        Map<String, String> environment = Map.of(
                "RESCUE_HTTP_PORT", "0", "RESCUE_DATA", folder.resolve("data").toString());
        Path keys = folder.resolve("keys.json");
        try (Program desk = Program.start(environment, "serve")) {
            Ask ask = new Ask(desk.waitForBoard());
            assertThat(ask.post("api/checkpoint", new JsonObject()).statusCode())
                    .isEqualTo(201);
            Files.writeString(keys, ask.get(".well-known/rescue-desk-keys").body());
            desk.end();
        }
        Path bundle = folder.resolve("bundle.zip");
        said(environment, 0, "Events 1 to 2 with", "export", "--out", bundle.toString());
        said(environment, 1, "already", "export", "--out", bundle.toString());
        said(
                Map.of(),
                0,
                "It holds: the chain from event 1 to 2",
                "verify",
                bundle.toString(),
                "--keys",
                keys.toString());
        Path kept = folder.resolve("data/checkpoints.jsonl");
        said(Map.of(), 0, "signed up to event 2.", "verify", bundle.toString(), "--checkpoint", kept.toString());

        said(
                Map.of(),
                1,
                "Event 1 was changed after it was written",
                "verify",
                spoilt(bundle).toString());

        said(environment, 0, "下次启动后启用", "key", "rotate");
        assertThat(folder.resolve("data/journal-key-next.pem")).exists();
    }

    /** The same, with another policy in its first event. */
    private Path spoilt(Path bundle) throws IOException {
        Path spoilt = folder.resolve("spoilt.zip");
        try (ZipFile from = new ZipFile(bundle.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(spoilt))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                String text = new String(from.getInputStream(entry).readAllBytes(), UTF_8);
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(text.replaceFirst("\"policy\":\\d+", "\"policy\":99").getBytes(UTF_8));
                to.closeEntry();
            }
        }
        return spoilt;
    }

    private void said(Map<String, String> environment, int code, String part, String... command) throws Exception {
        try (Program program = Program.start(environment, command)) {
            assertThat(program.waitForEnd()).as(program.text()).isEqualTo(code);
            assertThat(program.text()).contains(part);
        }
    }
}
