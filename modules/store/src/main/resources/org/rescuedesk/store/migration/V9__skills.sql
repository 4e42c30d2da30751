-- Whom a crew is trained to serve. Of registers from before nobody knows, and what nobody knows rules nobody out.
alter table elevator add column brand text not null default '';
alter table elevator add column type text not null default '';
alter table crew add column skills text not null default '';
comment on column elevator.brand is 'An id of the maker, or empty where nobody knows.';
comment on column elevator.type is 'An id of its drive or kind, such as traction, hydraulic or home, or empty where nobody knows.';
comment on column crew.skills is 'Words with a blank between them, brand:KONE type:hydraulic: who names brands or types serves only these; empty serves all.';
