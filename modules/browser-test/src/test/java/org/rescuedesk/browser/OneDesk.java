package org.rescuedesk.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.rescuedesk.server.Town;

/** One town and one browser for all tests, since both start slowly; handed to whoever names them as parameters. */
final class OneDesk implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == Town.class || type == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var parts = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .getOrComputeIfAbsent(Parts.class, key -> Parts.start(), Parts.class);
        return parameter.getParameter().getType() == Town.class ? parts.town : parts.chromium;
    }

    private record Parts(Path folder, Town town, Chromium chromium) implements AutoCloseable {
        static Parts start() {
            try {
                var folder = Files.createTempDirectory("rescue-desk-browser-test");
                return new Parts(folder, new Town(folder), new Chromium());
            } catch (Exception e) {
                throw new IllegalStateException("The town did not start.", e);
            }
        }

        @Override
        public void close() throws Exception {
            chromium.close();
            town.close();
            try (var all = Files.walk(folder)) {
                for (var each : all.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(each);
            }
        }
    }
}
