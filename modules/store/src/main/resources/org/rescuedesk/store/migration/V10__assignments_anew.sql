-- A crew that is asked again has another assignment, and every step of one has its time.
alter table assignment drop constraint assignment_pkey;
alter table assignment add primary key (rescue, crew, offered_at);
alter table assignment
    add column firm text,
    add column extra boolean not null default false,
    add column accepted_at timestamptz,
    add column arrived_at timestamptz,
    add column ended_at timestamptz;

comment on column assignment.state is 'OFFERED, ACCEPTED, EN_ROUTE, ON_SITE, DONE; or DECLINED, NO_ANSWER, STOOD_DOWN, SILENT.';
comment on column assignment.level is '1 for a crew of the firm under contract, 2 for any other, 3 for the fire brigade.';
comment on column assignment.eta_s is 'Seconds of travel as last predicted, from the moment of that prediction.';
comment on column assignment.firm is 'Whom the crew worked for when it was asked; absent for the fire brigade, and before 2026-11-23.';
comment on column assignment.extra is 'Whether a person sent it beside another one.';
comment on column assignment.ended_at is 'When it was done, declined, passed over, stood down or found silent.';
