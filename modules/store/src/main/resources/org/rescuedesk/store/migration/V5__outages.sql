-- When elevators did not run, and when nobody could tell: two histories, never mixed.

create table elevator_fault (
    elevator text        not null,
    began_at timestamptz not null,
    ended_at timestamptz,
    seq      bigint      not null,
    exercise boolean     not null,
    primary key (elevator, began_at)
);
comment on table elevator_fault is 'Read model: each fault of an elevator, from the signal fault to the signal that it is back in normal service.';
comment on column elevator_fault.began_at is 'By the desk''s clock.';
comment on column elevator_fault.ended_at is 'By the desk''s clock; none while the fault goes on.';
comment on column elevator_fault.seq is 'The last row of the journal that tells of it.';
comment on column elevator_fault.exercise is 'A demo or a drill.';

create table elevator_link_lost (
    elevator text        not null,
    lost_at  timestamptz not null,
    back_at  timestamptz,
    primary key (elevator, lost_at)
);
create unique index elevator_link_lost_open on elevator_link_lost (elevator) where back_at is null;
create index elevator_link_lost_back on elevator_link_lost (back_at);
comment on table elevator_link_lost is 'Each time that an elevator''s line to the broker was lost. Nobody knows how the elevator was meanwhile.';
comment on column elevator_link_lost.lost_at is 'When the desk heard of it, by its own clock.';
comment on column elevator_link_lost.back_at is 'When the desk heard that it is back; none while it is lost.';
