package org.rescuedesk.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What somebody has set, by key, from the environment before the file. Nothing but blanks counts as not set. */
record Given(Map<Setting, String> values) {

    static Given in(Map<String, String> environment) {
        var values = new EnumMap<Setting, String>(Setting.class);
        var file = environment.getOrDefault(Setting.CONFIG.key(), "");
        if (!file.isBlank()) {
            var properties = load(file);
            properties
                    .stringPropertyNames()
                    .forEach(key -> put(values, keyInFile(key, file), properties.getProperty(key)));
        }
        environment.forEach((key, value) -> {
            if (Setting.isOurs(key)) put(values, known(key, "the environment", "环境变量"), value);
        });
        return new Given(values);
    }

    private static void put(Map<Setting, String> values, Setting setting, String value) {
        if (!value.isBlank()) values.put(setting, value);
    }

    private static Properties load(String file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new CannotStart(
                    "RESCUE_CONFIG names %s, which can't be read as a properties file (%s).".formatted(file, e),
                    "RESCUE_CONFIG 指定的配置文件 %s 无法读取。".formatted(file),
                    e);
        }
    }

    private static Setting keyInFile(String key, String file) {
        if (key.equals(Setting.CONFIG.key())) {
            throw new CannotStart(
                    "RESCUE_CONFIG stands in the file %s; it can be set in the environment only.".formatted(file),
                    "RESCUE_CONFIG 只能通过环境变量设置，不能写在文件 %s 里。".formatted(file));
        }
        return known(key, file, file);
    }

    private static Setting known(String key, String where, String whereChinese) {
        return Setting.find(key).orElseThrow(() -> {
            var meant = Setting.nearest(key).key();
            return new CannotStart(
                    "Nobody knows the setting %s (in %s); did you mean %s?".formatted(key, where, meant),
                    "没有 %s 这个设置项（在%s中）；是否想写 %s？".formatted(key, whereChinese, meant));
        });
    }

    /** What is set, or what is usual. */
    Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting)).or(setting::usual);
    }

    boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }
}
