insert into rescue_desk.elevator_fault values ('E-1', '2026-11-23T08:00:00Z', '2026-11-23T08:30:00Z', 1, false);
insert into rescue_desk.elevator_link_lost values ('E-1', '2026-11-23T09:26:00Z', null);
