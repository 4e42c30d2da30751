package org.rescuedesk.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to get in. What may be secret is kept apart from the address, so that neither a log nor a
 * failure can quote it.
 */
record DatabaseAddress(String url, Properties settings) {
    private static final Pattern FORM = Pattern.compile("(jdbc:postgresql://[\\w.:,\\[\\]-]+/[\\w.%-]+)(?:\\?(.*))?");

    /** From {@code jdbc:postgresql://host:port/name?setting=value&…}; user and password may stand among the settings. */
    static DatabaseAddress of(String address, @Nullable String user, @Nullable String password) {
        var parts = FORM.matcher(address);
        if (!parts.matches()) {
            throw new StoreFailure("The database's address is not of the form jdbc:postgresql://host:port/name.", null);
        }
        var settings = new Properties();
        if (parts.group(2) != null) {
            for (var setting : parts.group(2).split("&")) {
                var pair = setting.split("=", 2);
                settings.setProperty(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
            }
        }
        if (user != null) settings.setProperty("user", user);
        if (password != null) settings.setProperty("password", password);
        return new DatabaseAddress(parts.group(1), settings);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new StoreFailure("A setting in the database's address holds a % that stands for nothing.", null);
        }
    }

    /** Never the settings: this reaches logs. */
    @Override
    public String toString() {
        return url;
    }
}
