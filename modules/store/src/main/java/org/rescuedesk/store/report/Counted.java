package org.rescuedesk.store.report;

/** The rescues of a slice, out of the view that says where each of them stands. */
final class Counted {
    /** The view's steps: an arrival at 30:00 sharp belongs to the five minutes that end there, as it is in time. */
    static final int BUCKET_S = 300;

    static final String SQL = """
            with counted as (
                select * from counted_rescue
                where exercise = ?
                    and (?::text is null or month = ?)
                    and (?::text is null or area = ?)
                    and (?::text is null or coalesce(firm, '-') = ?)
            )
            """;

    private Counted() {}
}
