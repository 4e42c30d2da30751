package org.rescuedesk.store.tape;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes down what goes through a connection. JDBC's interfaces have hundreds of methods, so proxies stand in for them; what a
 * tape could not say again is refused, so that a measurement never leaves out a statement.
 */
final class Recorder {
    private final Tape tape = new Tape();

    Tape tape() {
        return tape;
    }

    /** The same connection, overheard. */
    Connection through(Connection connection) {
        return proxy(Connection.class, (proxy, method, given) -> {
            var arguments = arguments(given);
            switch (method.getName()) {
                case "prepareStatement" -> {
                    if (arguments.size() > 1) throw unknown(method);
                    var sql = String.valueOf(arguments.get(0));
                    return through(connection.prepareStatement(sql), sql);
                }
                case "setSavepoint" -> tape.mark();
                case "releaseSavepoint" -> tape.release();
                case "commit", "close" -> {}
                default -> throw unknown(method);
            }
            return call(connection, method, given);
        });
    }

    private PreparedStatement through(PreparedStatement statement, String sql) {
        var row = new ArrayList<@Nullable Object>();
        var batch = new ArrayList<List<@Nullable Object>>();
        return proxy(PreparedStatement.class, (proxy, method, given) -> {
            var arguments = arguments(given);
            switch (method.getName()) {
                case "setObject", "setString", "setBytes" -> {
                    if (arguments.size() != 2) throw unknown(method);
                    int index = (Integer) Objects.requireNonNull(arguments.get(0));
                    while (row.size() < index) row.add(null);
                    row.set(index - 1, arguments.get(1));
                }
                case "addBatch" -> batch.add(new ArrayList<>(row));
                case "executeBatch" -> tape.batch(sql, List.copyOf(batch));
                case "executeQuery" -> tape.query(sql, new ArrayList<>(row));
                case "executeUpdate" -> tape.update(sql, new ArrayList<>(row));
                case "close" -> {}
                default -> throw unknown(method);
            }
            return call(statement, method, given);
        });
    }

    private static List<@Nullable Object> arguments(@Nullable Object @Nullable [] given) {
        var arguments = new ArrayList<@Nullable Object>();
        if (given != null) for (var each : given) arguments.add(each);
        return arguments;
    }

    private static UnsupportedOperationException unknown(Method method) {
        return new UnsupportedOperationException("A tape can't take down " + method + ".");
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] given)
            throws Throwable {
        try {
            return method.invoke(target, given);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Recorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
