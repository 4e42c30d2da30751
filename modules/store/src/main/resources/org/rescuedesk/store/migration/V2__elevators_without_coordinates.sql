-- Of many an elevator only the address is known. A made-up point would send a crew to the wrong place.
alter table elevator alter column lat drop not null;
alter table elevator alter column lon drop not null;
comment on column elevator.lat is 'WGS-84 degrees; with lon absent where only the address is known.';
