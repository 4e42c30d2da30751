-- What every report counts, written once: for the desk's own pages, for Grafana, and for whoever asks the database.
create view counted_rescue as
select rescue.*,
    to_char(clock_start at time zone zone, 'YYYY-MM') as month,
    greatest(ceil(arrival_s / 300), 1)::integer as bucket,
    case
        when stage in ('FALSE_ALARM', 'DUPLICATE') then stage
        when arrived_at is not null then 'NEEDED'
        when crew is null and coalesce(released_at, closed_at) <= limit_at then 'SELF_RELEASED'
        when coalesce(released_at, closed_at, late_at) is null then 'UNDER_WAY'
        else 'NEEDED'
    end as standing
from rescue
where stage <> 'SUSPECTED';

comment on view counted_rescue is 'Each rescue that reports count, with where it stands in them: docs/reports.md has the definitions.';
comment on column counted_rescue.month is 'Of the start of its clock, in its own zone: 2026-11.';
comment on column counted_rescue.bucket is 'Five minutes of arrival_s, from 1; 30:00 sharp belongs to the sixth.';
comment on column counted_rescue.standing is 'NEEDED an arrival, is UNDER_WAY, or stands apart: FALSE_ALARM, SELF_RELEASED, DUPLICATE.';
