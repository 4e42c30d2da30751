-- A read model that can't be brought along never holds up a fact: it is left behind, and rebuilt from the journal.
create table stale_model (
    name   text        primary key,
    since  timestamptz not null default now(),
    reason text        not null
);
comment on table stale_model is 'Read models that don''t follow the journal until they have been rebuilt.';
comment on column stale_model.name is 'Its table.';
comment on column stale_model.reason is 'What the database said.';
