package org.rescuedesk.cli.rerun;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rescuedesk.core.register.Register;
import org.rescuedesk.server.CannotStart;
import org.rescuedesk.store.register.Registers;

/** Registers that were named on the command line: one for all versions, or one for each, {@code 3=FOLDER}. */
final class RegisterFolders {
    private static final Pattern VERSION = Pattern.compile("([0-9]{1,18})=(.+)");

    private final Map<Long, Path> byVersion = new HashMap<>();
    private @Nullable Path any;

    RegisterFolders(List<String> named) {
        for (var each : named) {
            var found = VERSION.matcher(each);
            if (found.matches()) byVersion.put(Long.valueOf(found.group(1)), Path.of(found.group(2)));
            else any = Path.of(each);
        }
    }

    Optional<Register> find(long version) {
        if (version == 0) return Optional.of(Register.empty());
        var folder = byVersion.getOrDefault(version, any);
        return folder == null ? Optional.empty() : Optional.of(Registers.read(folder, version));
    }

    static CannotStart missing(long version) {
        return new CannotStart(
                "The desk went by version %d of the register, which is not there; name its folder by --register %d=FOLDER."
                        .formatted(version, version),
                "找不到登记数据版本 %d，请用 --register %d=文件夹 指定。".formatted(version, version));
    }
}
