insert into rescue_desk.assignment (rescue, crew, seq, exercise, state, level, offered_at, eta_s, answer_by, departed_at, firm, extra, accepted_at, arrived_at, ended_at)
values
    ('E-1@20261123T093000Z', 'C-9', 12, false, 'NO_ANSWER', 2, '2026-11-23T09:31:00Z', 62, '2026-11-23T09:33:00Z', null, 'F-2', false, null, null, '2026-11-23T09:33:00Z'),
    ('E-1@20261123T093000Z', 'C-9', 12, false, 'DONE', 2, '2026-11-23T09:33:00Z', 62, '2026-11-23T09:36:00Z', '2026-11-23T09:34:00Z', 'F-2', false,
     '2026-11-23T09:33:30Z', '2026-11-23T09:38:20Z', '2026-11-23T09:45:00Z');
