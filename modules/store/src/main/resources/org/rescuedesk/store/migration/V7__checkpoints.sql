-- Signed words of where the journal stood, for an export; each has left the house already.
create table checkpoint (
    id   bigint      generated always as identity primary key,
    seq  bigint      not null,
    key  text        not null,
    at   timestamptz not null,
    line text        not null
);
create index checkpoint_seq on checkpoint (seq, id);
comment on table checkpoint is 'Signed words of where the journal stood (docs/journal.md); only ever added to.';
comment on column checkpoint.seq is 'The journal''s row whose hash is signed.';
comment on column checkpoint.key is 'Name of the key that signed.';
comment on column checkpoint.at is 'By the desk''s clock.';
comment on column checkpoint.line is 'The checkpoint as canonical text, signature included.';

create trigger only_grows before update or delete or truncate on checkpoint
    for each statement execute function refuse_change();
alter table checkpoint enable always trigger only_grows;

-- Which key signs from where on is asked at each start; there are few of these among very many rows.
create index journal_key on journal (seq) where type = 'KeyAdopted';
