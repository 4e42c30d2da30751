insert into rescue_desk.elevator values (1, 'E-3', '', '520102', 'F-1', '中华北路3号', 'OFFICE', 26.6003, 106.7, 'KONE', 'hydraulic');
insert into rescue_desk.crew values (1, 'C-3', '救援3组', 'F-1', 'S-1', 'brand:KONE type:hydraulic');
