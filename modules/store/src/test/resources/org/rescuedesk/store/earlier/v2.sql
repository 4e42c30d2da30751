insert into rescue_desk.elevator values (1, 'E-2', '', '520102', 'F-1', '中华北路2号', 'OFFICE', null, null);
