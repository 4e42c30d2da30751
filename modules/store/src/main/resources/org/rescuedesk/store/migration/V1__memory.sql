-- The memory of a rescue desk on plain PostgreSQL 15 to 18. All of it stands in the schema rescue_desk, which Flyway makes.
-- No foreign keys: the journal is the only truth, and nothing may hold up a fact.

create table journal (
    seq        bigint      primary key,
    epoch      bigint      not null,
    exercise   boolean     not null,
    type       text        not null,
    version    integer     not null,
    at         timestamptz not null,
    by_id      text        not null,
    by_role    text        not null,
    by_channel text        not null,
    bytes      bytea       not null,
    previous   bytea       not null,
    hash       bytea       not null
);
comment on table journal is 'What happened, in order: the only truth, only ever added to. Every other table but person_note, unreadable and the register follows from it.';
comment on column journal.seq is 'Given by the desk, from 1 without a gap.';
comment on column journal.epoch is 'Which desk wrote it: each one that takes the lead counts one more.';
comment on column journal.exercise is 'Demo, drill or replay; never counted among real rescues.';
comment on column journal.version is 'Version of this type of fact.';
comment on column journal.at is 'The desk''s clock.';
comment on column journal.by_channel is 'MQTT, API or DESK.';
comment on column journal.bytes is 'The fact as canonical JSON in UTF-8, with all columns before this one in it: what the hash is taken over.';
comment on column journal.previous is 'Hash of the row before; 32 zero bytes in the first.';
comment on column journal.hash is 'SHA-256(previous || bytes).';

create table person_note (
    seq   bigint not null,
    field text   not null,
    salt  text   not null,
    value text   not null
);
create index person_note_seq on person_note (seq);
comment on table person_note is 'What is personal in a fact. The journal holds only its digest, so deleting a row here erases it and leaves the chain whole.';
comment on column person_note.seq is 'The journal''s row that holds the digest.';
comment on column person_note.field is 'name, phone, ...';
comment on column person_note.salt is 'Hexadecimal; the digest is SHA-256(salt || value).';

create table unreadable (
    id          bigint      generated always as identity primary key,
    digest      bytea       not null unique,
    received_at timestamptz not null,
    topic       text        not null,
    payload     bytea       not null,
    size_bytes  integer     not null,
    reason      text        not null,
    sentence    text        not null
);
create index unreadable_received_at on unreadable (received_at);
comment on table unreadable is 'Messages that could not be used as they stand, kept as they came for whoever looks; no facts.';
comment on column unreadable.digest is 'Of what was received, when and as which copy, so that a batch written twice is kept once.';
comment on column unreadable.payload is 'The first 65,536 bytes of it.';
comment on column unreadable.size_bytes is 'How many bytes came.';
comment on column unreadable.reason is 'As the counter of refused messages names it.';

create table rescue (
    id                      text        primary key,
    seq                     bigint      not null,
    exercise                boolean     not null,
    elevator                text        not null,
    rescue_code             text        not null,
    area                    text        not null,
    firm                    text,
    place                   text        not null,
    place_type              text        not null,
    lat                     double precision,
    lon                     double precision,
    zone                    text        not null,
    stage                   text        not null,
    suspicion               text,
    level                   integer     not null,
    people                  integer,
    crew                    text,
    cause                   text,
    recurrence_of           text,
    clock_start             timestamptz not null,
    limit_s                 numeric(15, 3) not null,
    limit_at                timestamptz not null,
    arrived_at              timestamptz,
    arrival_grade           text,
    arrival_s               numeric(15, 3) generated always as (extract(epoch from arrived_at - clock_start)) stored,
    in_time                 boolean     generated always as (case when arrival_grade in ('A', 'B', 'C') then arrived_at <= limit_at end) stored,
    occurred_at             timestamptz,
    received_at             timestamptz,
    opened_at               timestamptz,
    confirmed_at            timestamptz,
    offered_at              timestamptz,
    accepted_at             timestamptz,
    departed_at             timestamptz,
    first_arrived_at        timestamptz,
    released_at             timestamptz,
    called_back_at          timestamptz,
    cause_reported_at       timestamptz,
    back_in_service_at      timestamptz,
    closed_at               timestamptz,
    overdue_at              timestamptz,
    late_at                 timestamptz,
    accident_at             timestamptz,
    returned_unconfirmed_at timestamptz
);
create index rescue_closed_at on rescue (closed_at);
create index rescue_clock_start on rescue (exercise, clock_start);
comment on table rescue is 'Read model: each rescue as it stands after its last fact. Place, firm, area and limit are as they were when it opened.';
comment on column rescue.seq is 'The journal''s row of its last fact.';
comment on column rescue.area is 'GB/T 2260, six digits.';
comment on column rescue.firm is 'Under contract for the elevator; none if the register did not know the elevator.';
comment on column rescue.lat is 'WGS-84 degrees.';
comment on column rescue.zone is 'Of the area''s clocks, e.g. Asia/Shanghai.';
comment on column rescue.stage is 'SUSPECTED, OPEN, ON_SITE, RELEASED, VERIFIED, CLOSED; or FALSE_ALARM, SELF_RELEASED, DUPLICATE.';
comment on column rescue.suspicion is 'Why the cry was not trusted at first, if it was not.';
comment on column rescue.level is '1 the firm under contract, 2 any crew, 3 the fire brigade.';
comment on column rescue.people is 'Shut in, as last told; none while nobody has said.';
comment on column rescue.crew is 'Bound to it or done with it; none while nobody is, and when people came out without a crew.';
comment on column rescue.recurrence_of is 'The elevator''s rescue before this one.';
comment on column rescue.clock_start is 'When the first word of it reached the desk: the limit counts from here.';
comment on column rescue.limit_s is 'Seconds within which a crew has to arrive.';
comment on column rescue.limit_at is 'An arrival at this very moment is still in time.';
comment on column rescue.arrived_at is 'Official arrival: the earliest "not after" of the evidence in the best grade.';
comment on column rescue.arrival_grade is 'A two independent sources agree, B one machine source, C somebody''s word, X sources contradict.';
comment on column rescue.arrival_s is 'Seconds from clock_start to arrived_at.';
comment on column rescue.in_time is 'Whether arrived_at is within the limit; not known without an arrival and in grade X.';
comment on column rescue.occurred_at is 'By the controller''s own clock.';
comment on column rescue.offered_at is 'First order to a crew.';
comment on column rescue.first_arrived_at is 'Arrival as it was first noted, whatever the evidence says since.';
comment on column rescue.closed_at is 'When it ended, by whichever way.';
comment on column rescue.overdue_at is 'When the desk warned that nobody had arrived.';
comment on column rescue.late_at is 'When the desk said that the limit had passed without an arrival.';
comment on column rescue.accident_at is 'When people had been inside for two hours: a statutory accident.';
comment on column rescue.returned_unconfirmed_at is 'When the controller said cleared though nobody had confirmed that the people were out.';

create table rescue_fact (
    rescue text   not null,
    seq    bigint not null,
    primary key (rescue, seq)
);
comment on table rescue_fact is 'Which rows of the journal tell of a rescue.';

create table assignment (
    rescue      text           not null,
    crew        text           not null,
    seq         bigint         not null,
    exercise    boolean        not null,
    state       text           not null,
    level       integer        not null,
    offered_at  timestamptz    not null,
    eta_s       numeric(15, 3) not null,
    answer_by   timestamptz    not null,
    departed_at timestamptz,
    primary key (rescue, crew)
);
comment on table assignment is 'Read model: one crew on one rescue, as it stands after the rescue''s last fact.';
comment on column assignment.state is 'OFFERED, ACCEPTED, EN_ROUTE, ON_SITE, DONE; or DECLINED, NO_ANSWER, STOOD_DOWN.';
comment on column assignment.eta_s is 'Seconds of travel predicted when it was offered.';

create table crew_state (
    crew      text        primary key,
    seq       bigint      not null,
    exercise  boolean     not null,
    readiness text        not null,
    rescue    text
);
comment on table crew_state is 'Read model: a crew''s readiness after its last fact. Who the crew is stands in the register.';
comment on column crew_state.readiness is 'OFF_DUTY, FREE, RESTING or OUT.';
comment on column crew_state.rescue is 'That it is bound to, while OUT.';

create table register_version (
    version    bigint      generated always as identity primary key,
    digest     bytea       not null,
    adopted_at timestamptz not null default now()
);
comment on table register_version is 'Each register that was adopted. The newest holds; older ones are kept, for decisions that went by them.';
comment on column register_version.digest is 'SHA-256 of its files, each after its length in four bytes: the same ones again are no new version.';

create table area (
    version bigint  not null,
    id      text    not null,
    name    text    not null,
    name_en text    not null,
    zone    text    not null,
    limit_s integer not null,
    primary key (version, id)
);
comment on table area is 'Of the register: a county, district or city.';
comment on column area.id is 'GB/T 2260, six digits.';
comment on column area.limit_s is 'Seconds within which a crew has to arrive there.';

create table firm (
    version bigint not null,
    id      text   not null,
    name    text   not null,
    primary key (version, id)
);
comment on table firm is 'Of the register: a maintenance firm.';

create table station (
    version bigint           not null,
    id      text             not null,
    name    text             not null,
    lat     double precision not null,
    lon     double precision not null,
    primary key (version, id)
);
comment on table station is 'Of the register: a grid rescue station.';
comment on column station.lat is 'WGS-84 degrees.';

create table elevator (
    version     bigint           not null,
    id          text             not null,
    rescue_code text             not null,
    area        text             not null,
    firm        text             not null,
    place       text             not null,
    place_type  text             not null,
    lat         double precision not null,
    lon         double precision not null,
    primary key (version, id)
);
comment on table elevator is 'Of the register.';
comment on column elevator.rescue_code is 'Six digits on the plate in the car, or empty.';
comment on column elevator.firm is 'Under contract for its maintenance.';
comment on column elevator.lat is 'WGS-84 degrees.';

create table crew (
    version bigint not null,
    id      text   not null,
    name    text   not null,
    firm    text   not null,
    station text   not null,
    primary key (version, id)
);
comment on table crew is 'Of the register: people who drive out together. What they are doing stands in crew_state.';
comment on column crew.station is 'Where they start from.';
