-- What elevators tell of themselves beside their signals. Where TimescaleDB is there, the desk makes telemetry a hypertable at its
-- start; the same names and columns hold on both.

create table telemetry (
    elevator     text        not null,
    at           timestamptz not null,
    received_at  timestamptz not null,
    mode         smallint,
    running      boolean,
    direction    smallint,
    in_door_zone boolean,
    floor        text,
    door_closed  boolean,
    passenger    boolean,
    power_on     boolean,
    runs         bigint,
    running_h    double precision,
    primary key (elevator, at)
);
create index telemetry_at on telemetry using brin (at);
comment on table telemetry is 'How elevators were, sample by sample, in the items of GB/T 24476-2017; what a controller does not know is null. May have gaps: under overload the oldest is shed.';
comment on column telemetry.at is 'By the controller''s clock, to the millisecond.';
comment on column telemetry.received_at is 'By the desk''s clock.';
comment on column telemetry.mode is '0 out of service, 1 normal, 2 inspection, 3 fire recall, 4 firefighter, 5 emergency power, 6 earthquake, 7 unknown.';
comment on column telemetry.running is 'Whether the car moves.';
comment on column telemetry.direction is '0 none, 1 up, 2 down.';
comment on column telemetry.in_door_zone is 'Whether the car stands where its doors may be unlocked.';
comment on column telemetry.floor is 'As the display shows it.';
comment on column telemetry.door_closed is 'Whether the doors give their closed signal.';
comment on column telemetry.passenger is 'Whether somebody is in the car.';
comment on column telemetry.power_on is 'Whether the main power is there.';
comment on column telemetry.runs is 'Runs since it was put into service.';
comment on column telemetry.running_h is 'Hours of running since it was put into service.';

create table elevator_now (
    elevator     text        primary key,
    at           timestamptz not null,
    received_at  timestamptz not null,
    mode         smallint,
    running      boolean,
    direction    smallint,
    in_door_zone boolean,
    floor        text,
    door_closed  boolean,
    passenger    boolean,
    power_on     boolean,
    runs         bigint,
    running_h    double precision
) with (fillfactor = 60);
comment on table elevator_now is 'The newest sample of each elevator, with the columns of telemetry; one that comes late never sets it back.';

create table elevator_link (
    elevator    text        primary key,
    online      boolean     not null,
    since       timestamptz not null,
    device_at   timestamptz,
    received_at timestamptz not null
) with (fillfactor = 60);
comment on table elevator_link is 'Whether each elevator''s line to the broker is up.';
comment on column elevator_link.since is 'When the desk first heard of this state, by its own clock.';
comment on column elevator_link.device_at is 'Since when, by the controller''s clock; none where the broker spoke for it.';
comment on column elevator_link.received_at is 'When the desk last heard of it.';

create index rescue_elevator on rescue (elevator, clock_start);
