insert into rescue_desk.checkpoint (seq, key, at, line) values (22, '0123456789abcdef', '2026-11-23T10:04:00Z', '{}');
