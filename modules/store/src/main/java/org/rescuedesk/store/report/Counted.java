package org.rescuedesk.store.report;

/** The rescues of a slice, each with its month and with where it stands: what all figures are worked out of. */
final class Counted {
    /** An arrival at 30:00 sharp belongs to the five minutes that end there, as it is in time. */
    static final int BUCKET_S = 300;

    static final String SQL = """
            with counted as (
                select *, to_char(clock_start at time zone zone, 'YYYY-MM') as month,
                    greatest(ceil(arrival_s / %d), 1) as bucket,
                    case
                        when stage in ('FALSE_ALARM', 'DUPLICATE') then stage
                        when arrived_at is not null then 'NEEDED'
                        when crew is null and coalesce(released_at, closed_at) <= limit_at then 'SELF_RELEASED'
                        when coalesce(released_at, closed_at, late_at) is null then 'UNDER_WAY'
                        else 'NEEDED'
                    end as standing
                from rescue
                where exercise = ? and stage <> 'SUSPECTED'
                    and (?::text is null or to_char(clock_start at time zone zone, 'YYYY-MM') = ?)
                    and (?::text is null or area = ?)
                    and (?::text is null or firm = ?)
            )
            """.formatted(BUCKET_S);

    private Counted() {}
}
