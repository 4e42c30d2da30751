package org.rescuedesk.wire;

import java.util.NoSuchElementException;
import java.util.function.Function;

/** What came of reading a message: its content, or why it is refused. Bad input is an answer here, never an exception. */
public sealed interface Decoded<T> {

    /** The content; a refused message has none and throws {@link NoSuchElementException} with its sentence. */
    T value();

    /** One answer for either outcome. */
    <R> R fold(Function<? super T, ? extends R> ok, Function<? super Refused<T>, ? extends R> refused);

    default boolean isOk() {
        return fold(ok -> true, refused -> false);
    }

    /** The message was read. */
    record Ok<T>(T value) implements Decoded<T> {

        @Override
        public <R> R fold(Function<? super T, ? extends R> ok, Function<? super Refused<T>, ? extends R> refused) {
            return ok.apply(value);
        }
    }

    /** The message was not taken: {@code sentence} says in 中文 and English what was wrong and where, without quoting its values. */
    record Refused<T>(Reason reason, String sentence) implements Decoded<T> {

        @Override
        public T value() {
            throw new NoSuchElementException(sentence);
        }

        @Override
        public <R> R fold(Function<? super T, ? extends R> ok, Function<? super Refused<T>, ? extends R> refused) {
            return refused.apply(this);
        }
    }
}
