insert into rescue_desk.telemetry (elevator, at, received_at, mode, running, floor, runs)
values ('E-1', '2026-11-23T09:20:00Z', '2026-11-23T09:20:01Z', 1, true, '3', 1000), ('E-1', '2026-11-23T09:25:00Z', '2026-11-23T09:25:01Z', 1, false, 'B1', 1001);
insert into rescue_desk.elevator_now (elevator, at, received_at, mode, running, floor, runs)
values ('E-1', '2026-11-23T09:25:00Z', '2026-11-23T09:25:01Z', 1, false, 'B1', 1001);
insert into rescue_desk.elevator_link values ('E-1', false, '2026-11-23T09:26:00Z', null, '2026-11-23T09:26:00Z');
