package org.rescuedesk.server.pages;

import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The pages and their parts, read once at the start: what is not among them is not served. */
public final class Pages {
    private static final String FOLDER = "/web";

    private final Map<String, Page> pages;

    private Pages(Map<String, Page> pages) {
        this.pages = pages;
    }

    /** Reads all that lies in the folder web of this jar, or of the classes as they were compiled; blocks. The contract lies beside them. */
    public static Pages read(String contract, byte[] bytes) throws IOException {
        var folder = Pages.class.getResource(FOLDER);
        if (folder == null) throw new IOException("The pages are missing from this build.");
        try {
            if (!(folder.openConnection() instanceof JarURLConnection inJar))
                return read(Path.of(folder.toURI()), contract, bytes);
            try (var jar =
                    FileSystems.newFileSystem(Path.of(inJar.getJarFileURL().toURI()))) {
                return read(jar.getPath(FOLDER), contract, bytes);
            }
        } catch (URISyntaxException e) {
            throw new IOException("The pages lie at an address that can't be read: " + folder, e);
        }
    }

    private static Pages read(Path folder, String contract, byte[] bytes) throws IOException {
        var pages = new TreeMap<String, Page>();
        pages.put("/" + contract, Page.of(contract, bytes));
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString().replace('\\', '/');
                pages.put(address(name), Page.of(name, Files.readAllBytes(file)));
            }
        }
        return new Pages(pages);
    }

    /** Pages lie at the root, so that their addresses are short; their parts lie under /web. */
    private static String address(String name) {
        if (name.equals("index.html")) return "/";
        return name.endsWith(".html") ? "/" + name : FOLDER + "/" + name;
    }

    public void serve(Router router) {
        pages.forEach((address, page) -> router.route(address).handler(page::serve));
    }
}
