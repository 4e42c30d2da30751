package org.rescuedesk.store.report;

/** The rescues of a slice, out of the view that says where each of them stands, each cause in its group. */
final class Counted {
    /** The view's steps: an arrival at 30:00 sharp belongs to the five minutes that end there, as it is in time. */
    static final int BUCKET_S = 300;

    /**
     * An order to the fire brigade is answered by its being given, so none of these is counted. Who said yes before the time of it was
     * kept, and whom the crew works for with it, is taken to have said it in time.
     */
    static final String SQL = """
            with summed as (
                select unnest(?::text[]) as code, unnest(?::text[]) as cause_group
            ), asked as (
                select rescue, min(offered_at) filter (where crew <> '119') as ordered_at,
                    count(*) filter (where crew <> '119' and in_time) as answered,
                    count(*) filter (where crew <> '119' and in_time is not null) as orders,
                    bool_or(served and level = 1) as level1, bool_or(served and level = 2) as level2
                from (
                    select rescue, crew, level, offered_at, arrived_at is not null or state = 'DONE' as served,
                        case
                            when accepted_at is not null then accepted_at <= answer_by
                            when state = 'DECLINED' then true
                            when firm is null and state in ('ACCEPTED', 'EN_ROUTE', 'ON_SITE', 'DONE') then true
                            when state = 'NO_ANSWER' or (state = 'STOOD_DOWN' and ended_at > answer_by) then false
                        end as in_time
                    from assignment
                ) as each_order
                group by rescue
            ), grouped as (
                select counted_rescue.*, ordered_at, answered, orders, level1, level2,
                    case when cause is null then '' else coalesce(cause_group, 'other') end as cause_group
                from counted_rescue left join summed on code = cause left join asked on asked.rescue = counted_rescue.id
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
