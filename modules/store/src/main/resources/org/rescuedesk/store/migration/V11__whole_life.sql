-- What a rescue's row has of its whole life, elevators that nobody may use, and who rescued whose elevator.
drop view counted_rescue;
alter table rescue
    add column policy text,
    add column injured integer,
    add column vulnerability text,
    add column duplicate_of text,
    add column level_2_at timestamptz,
    add column level_3_at timestamptz,
    add column handed_over_at timestamptz,
    add column fire_brigade_wanted_at timestamptz,
    add column call_back_due_at timestamptz,
    add column corrections integer not null default 0;
comment on column rescue.clock_start is 'The limit counts from here: when the first word of it reached the desk or, where the area''s rules say so, when the first crew was asked.';
comment on column rescue.policy is 'The area''s rules by which it goes, and their version; absent in rows that nothing was written to since 2026-11-23.';
comment on column rescue.injured is 'How many of the people, as far as it was said.';
comment on column rescue.vulnerability is 'How vulnerable the weakest of them is, as far as it was said.';
comment on column rescue.duplicate_of is 'The rescue that stands for this one.';
comment on column rescue.level_2_at is 'When crews of other firms and of stations might be sent; absent where they never might, and before 2026-11-23.';
comment on column rescue.level_3_at is 'When the fire brigade was wanted or called.';
comment on column rescue.handed_over_at is 'When the fire brigade first took it on.';
comment on column rescue.fire_brigade_wanted_at is 'When the desk asked a person to call it, or a person did.';
comment on column rescue.call_back_due_at is 'When the desk said that nobody had spoken with the passengers since their release.';
comment on column rescue.corrections is 'How often something that was told before was corrected.';
comment on column rescue.released_at is 'When all people were out, by the last word on it.';

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

create table elevator_out (
    elevator    text        not null,
    since       timestamptz not null,
    released_at timestamptz,
    rescue      text,
    seq         bigint      not null,
    exercise    boolean     not null,
    primary key (elevator, since)
);
create index elevator_out_open on elevator_out (elevator) where released_at is null;
comment on table elevator_out is 'Read model: each time that an elevator was out of service until a named person released it.';
comment on column elevator_out.since is 'By the desk''s clock.';
comment on column elevator_out.released_at is 'By the desk''s clock; none while it is out of service.';
comment on column elevator_out.rescue is 'After which rescue, if it was after one.';
comment on column elevator_out.seq is 'The last row of the journal that tells of it.';
comment on column elevator_out.exercise is 'A demo or a drill.';

-- Who decided stands in no read model: it is read from the fact itself, of the few assignments that are in here.
create view ledger as
select each.rescue, each.exercise, counted.month, counted.zone, counted.area, counted.elevator, counted.rescue_code, counted.place,
    counted.standing, counted.firm as contract_firm, each.firm as rescue_firm, each.crew, each.level, each.state,
    case
        when each.crew = '119' then 'HANDED_OVER'
        when each.arrived_at is not null or each.state = 'DONE' then 'RESCUED'
        else 'FOR_NOTHING'
    end as outcome,
    counted.clock_start, each.offered_at, each.accepted_at, each.departed_at, each.arrived_at, counted.released_at, each.ended_at,
    counted.people,
    case when asked.by_role = 'DISPATCHER' then asked.by_id when opened.why = 'OVERRIDE' then opened.by_id end as decided_by,
    case when asked.by_role = 'DISPATCHER' then 'PERSON' when opened.why = 'OVERRIDE' then 'PERSON' else opened.why end as decided
from assignment as each
join counted_rescue as counted on counted.id = each.rescue
left join lateral (
    select seq, by_role, by_id from rescue_fact join journal using (seq)
    where rescue_fact.rescue = each.rescue and journal.at = each.offered_at and (
        (each.crew = '119' and type = 'HandedOver')
        or (type = 'CrewOffered' and convert_from(bytes, 'UTF8')::json -> 'body' ->> 'crew' = each.crew))
    order by seq limit 1
) as asked on true
left join lateral (
    select by_id, convert_from(bytes, 'UTF8')::json -> 'body' ->> 'why' as why from rescue_fact join journal using (seq)
    where rescue_fact.rescue = each.rescue and type = 'LevelOpened' and journal.seq < asked.seq
        and (convert_from(bytes, 'UTF8')::json -> 'body' ->> 'level')::integer = each.level
    order by seq limit 1
) as opened on true
where each.level > 1 and (each.firm is null or each.firm is distinct from counted.firm)
    and (each.crew = '119' or each.arrived_at is not null or each.state = 'DONE'
        or (each.departed_at is not null and each.state not in ('EN_ROUTE', 'ON_SITE')));
comment on view ledger is 'Who rescued whose elevator, and who set out for nothing: every assignment of a crew whose firm was not under contract, and every hand-over to 119 (docs/reports.md).';
comment on column ledger.month is 'Of the rescue, as in counted_rescue.';
comment on column ledger.contract_firm is 'Under contract when the rescue opened; none where nobody knows.';
comment on column ledger.rescue_firm is 'Whom the crew worked for when it was asked; none for 119, and before 2026-11-23.';
comment on column ledger.outcome is 'RESCUED: it arrived or did its part. FOR_NOTHING: it set out and never arrived. HANDED_OVER: the fire brigade took it on.';
comment on column ledger.released_at is 'When the rescue''s people were out.';
comment on column ledger.ended_at is 'When the assignment was done, stood down or found silent.';
comment on column ledger.decided is 'PERSON, or the rule that opened the level; none before 2026-11-23.';
comment on column ledger.decided_by is 'Which person.';
