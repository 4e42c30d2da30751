-- The journal is only ever added to. The desk works under a role that has no right to change or remove its rows; this refuses
-- it to everybody else as well, the owner and a superuser included, until they take the trigger away, which leaves a trace.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The table % is only ever added to: % is refused.', tg_table_name, lower(tg_op)
        using errcode = 'insufficient_privilege';
end $$;
comment on function refuse_change() is 'Refuses update, delete and truncate on what is only ever added to.';

create trigger only_grows before update or delete or truncate on journal
    for each statement execute function refuse_change();
alter table journal enable always trigger only_grows;
