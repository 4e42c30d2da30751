package org.rescuedesk.store.report;

/** The rescues of a slice, out of the view that says where each of them stands, each cause in its group. */
final class Counted {
    /** The view's steps: an arrival at 30:00 sharp belongs to the five minutes that end there, as it is in time. */
    static final int BUCKET_S = 300;

    static final String SQL = """
            with summed as (
                select unnest(?::text[]) as code, unnest(?::text[]) as cause_group
            ), grouped as (
                select counted_rescue.*,
                    case when cause is null then '' else coalesce(cause_group, 'other') end as cause_group
                from counted_rescue left join summed on code = cause
            ), counted as (
                select * from grouped
                where exercise = ?
                    and (?::text is null or month = ?)
                    and (?::text is null or area = ?)
                    and (?::text is null or coalesce(firm, '-') = ?)
                    and (?::text is null or coalesce(nullif(cause_group, ''), '-') = ?)
            )
            """;

    private Counted() {}
}
