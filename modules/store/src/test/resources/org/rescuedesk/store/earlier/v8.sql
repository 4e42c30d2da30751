insert into rescue_desk.stale_model (name, reason) values ('crew_state', 'a row was refused');
