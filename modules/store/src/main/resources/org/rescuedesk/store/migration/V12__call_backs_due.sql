-- Call-backs that nobody has made, also of rescues that the desk has put away.
create index rescue_call_back on rescue (call_back_due_at) where call_back_due_at is not null and called_back_at is null;
comment on column rescue.fire_brigade_wanted_at is 'When the fire brigade was last wanted or called; absent while a crew that said yes is on its way.';
