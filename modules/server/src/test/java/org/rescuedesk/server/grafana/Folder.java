package org.rescuedesk.server.grafana;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The project's folder grafana/, wherever the test was started from. */
final class Folder {
    static final Path GRAFANA = root().resolve("grafana");

    private Folder() {}

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = Objects.requireNonNull(folder.getParent(), "no folder above has mvnw in it");
        }
        return folder;
    }

    static JsonObject json(String file) {
        return new JsonObject(text(file));
    }

    static JsonObject yaml(String file) {
        return parse(text(file));
    }

    /** YAML as Vert.x's JSON, so that one way of reading serves all. */
    static JsonObject parse(String yaml) {
        Map<String, Object> read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
        return new JsonObject(new JsonObject(read).encode());
    }

    static String text(String file) {
        try {
            return Files.readString(GRAFANA.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
