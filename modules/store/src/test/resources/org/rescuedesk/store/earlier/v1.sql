-- What a desk of schema version 1 had kept: three rescues, one closed, one a false alarm, one waiting; its journal's facts are of
-- version 1, with somebody's words in them.
do $do$
declare
    line text;
    fact jsonb;
    before bytea := decode(repeat('00', 32), 'hex');
    bytes bytea;
begin
    foreach line in array string_to_array($lines$
{"at":"2026-11-23T09:30:00Z","body":{"crew":"C-1"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":1,"type":"CrewCameOnDuty","v":1}
{"at":"2026-11-23T09:30:00Z","body":{"crew":"C-2"},"by":{"channel":"MQTT","id":"C-2","role":"CREW"},"epoch":1,"exercise":false,"seq":2,"type":"CrewCameOnDuty","v":1}
{"at":"2026-11-23T09:30:00Z","body":{"caller":{"name":"e0dcc92be9335b5468d74a1974d7164b104d9b297e126e0070024baa54a64452"},"note":"电梯停在三楼，有小孩","opening":{"area":"520102","clockStart":"2026-11-23T09:30:00Z","elevator":"E-1","firm":"F-1","latE7":266001000,"limitMs":1800000,"lonE7":1067000000,"place":"中华北路1号","placeType":"OFFICE","rescueCode":"","zone":"Asia/Shanghai"},"people":2,"rescue":"E-1@20261123T093000Z"},"by":{"channel":"API","id":"王芳","role":"DISPATCHER"},"epoch":1,"exercise":false,"seq":3,"type":"RescueOpened","v":1}
{"at":"2026-11-23T09:30:00Z","body":{"answerBy":"2026-11-23T09:33:00Z","crew":"C-1","decision":{"candidates":[{"crew":"C-1","distanceM":11,"etaMs":62000,"stale":true},{"crew":"C-2","distanceM":11,"etaMs":62000,"stale":true}],"excluded":{"OFF_DUTY":38},"level":1,"policy":1,"source":"great-circle"},"rescue":"E-1@20261123T093000Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":4,"type":"CrewOffered","v":1}
{"at":"2026-11-23T09:30:30Z","body":{"crew":"C-1","rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":5,"type":"CrewAccepted","v":1}
{"at":"2026-11-23T09:30:40Z","body":{"crew":"C-1","rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":6,"type":"CrewDeparted","v":1}
{"at":"2026-11-23T09:31:00Z","body":{"crew":"C-1","fix":{"accuracyM":10,"deviceAt":"2026-11-23T09:30:59Z","latE7":266000000,"lonE7":1067000000,"receivedAt":"2026-11-23T09:31:00Z","speedMps":8},"inside":false,"rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":7,"type":"TrackNoted","v":1}
{"at":"2026-11-23T09:38:20Z","body":{"crew":"C-1","evidence":{"notAfter":"2026-11-23T09:38:20Z","notBefore":"2026-11-23T09:38:20Z","source":"QR"},"rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":8,"type":"ArrivalNoted","v":1}
{"at":"2026-11-23T09:41:40Z","body":{"people":2,"releasedAt":"2026-11-23T09:41:40Z","rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":9,"type":"PeopleReleased","v":1}
{"at":"2026-11-23T09:45:00Z","body":{"cause":"door","note":"门锁触点，王师傅已更换","rescue":"E-1@20261123T093000Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":10,"type":"CauseReported","v":1}
{"at":"2026-11-23T09:45:00Z","body":{"crew":"C-1","rescue":"E-1@20261123T093000Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":11,"type":"CrewDone","v":1}
{"at":"2026-11-23T09:45:00Z","body":{"note":"","rescue":"E-1@20261123T093000Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":12,"type":"RescueClosed","v":1}
{"at":"2026-11-23T09:46:40Z","body":{"deviceAt":"2026-11-23T09:46:38Z","elevator":"E-2","kind":"ENTRAPMENT","signal":"E-2/b/0"},"by":{"channel":"MQTT","id":"E-2","role":"ELEVATOR"},"epoch":1,"exercise":false,"seq":13,"type":"SignalNoted","v":1}
{"at":"2026-11-23T09:46:40Z","body":{"caller":{},"note":"","occurredAt":"2026-11-23T09:46:38Z","opening":{"area":"520102","clockStart":"2026-11-23T09:46:40Z","elevator":"E-2","firm":"F-1","latE7":266002000,"limitMs":1800000,"lonE7":1067000000,"place":"中华北路2号","placeType":"OFFICE","rescueCode":"","zone":"Asia/Shanghai"},"people":3,"rescue":"E-2@20261123T094640Z"},"by":{"channel":"MQTT","id":"E-2","role":"ELEVATOR"},"epoch":1,"exercise":false,"seq":14,"type":"RescueOpened","v":1}
{"at":"2026-11-23T09:46:40Z","body":{"answerBy":"2026-11-23T09:49:40Z","crew":"C-1","decision":{"candidates":[{"crew":"C-1","distanceM":22,"etaMs":64000,"stale":true},{"crew":"C-2","distanceM":22,"etaMs":64000,"stale":true}],"excluded":{"OFF_DUTY":38},"level":1,"policy":1,"source":"great-circle"},"rescue":"E-2@20261123T094640Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":15,"type":"CrewOffered","v":1}
{"at":"2026-11-23T09:47:00Z","body":{"crew":"C-1","reason":"车辆故障","rescue":"E-2@20261123T094640Z"},"by":{"channel":"MQTT","id":"C-1","role":"CREW"},"epoch":1,"exercise":false,"seq":16,"type":"CrewDeclined","v":1}
{"at":"2026-11-23T09:47:00Z","body":{"answerBy":"2026-11-23T09:50:00Z","crew":"C-2","decision":{"candidates":[{"crew":"C-2","distanceM":22,"etaMs":64000,"stale":true}],"excluded":{"DECLINED":1,"OFF_DUTY":38},"level":1,"policy":1,"source":"great-circle"},"rescue":"E-2@20261123T094640Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":17,"type":"CrewOffered","v":1}
{"at":"2026-11-23T09:47:40Z","body":{"crew":"C-2","reason":"FALSE_ALARM","rescue":"E-2@20261123T094640Z"},"by":{"channel":"API","id":"wei","role":"DISPATCHER"},"epoch":1,"exercise":false,"seq":18,"type":"CrewStoodDown","v":1}
{"at":"2026-11-23T09:47:40Z","body":{"reason":"孩子误按","rescue":"E-2@20261123T094640Z"},"by":{"channel":"API","id":"wei","role":"DISPATCHER"},"epoch":1,"exercise":false,"seq":19,"type":"FalseAlarmFound","v":1}
{"at":"2026-11-23T10:03:20Z","body":{"deviceAt":"2026-11-23T10:03:18Z","elevator":"E-3","kind":"ENTRAPMENT","signal":"E-3/b/1"},"by":{"channel":"MQTT","id":"E-3","role":"ELEVATOR"},"epoch":1,"exercise":false,"seq":20,"type":"SignalNoted","v":1}
{"at":"2026-11-23T10:03:20Z","body":{"caller":{},"note":"","occurredAt":"2026-11-23T10:03:18Z","opening":{"area":"520102","clockStart":"2026-11-23T10:03:20Z","elevator":"E-3","firm":"F-1","latE7":266003000,"limitMs":1800000,"lonE7":1067000000,"place":"中华北路3号","placeType":"OFFICE","rescueCode":"","zone":"Asia/Shanghai"},"people":3,"rescue":"E-3@20261123T100320Z"},"by":{"channel":"MQTT","id":"E-3","role":"ELEVATOR"},"epoch":1,"exercise":false,"seq":21,"type":"RescueOpened","v":1}
{"at":"2026-11-23T10:03:20Z","body":{"answerBy":"2026-11-23T10:06:20Z","crew":"C-1","decision":{"candidates":[{"crew":"C-1","distanceM":33,"etaMs":67000,"stale":true},{"crew":"C-2","distanceM":33,"etaMs":67000,"stale":true}],"excluded":{"OFF_DUTY":38},"level":1,"policy":1,"source":"great-circle"},"rescue":"E-3@20261123T100320Z"},"by":{"channel":"DESK","id":"desk","role":"DESK"},"epoch":1,"exercise":false,"seq":22,"type":"CrewOffered","v":1}
$lines$, chr(10)) loop
        continue when line = '';
        fact := line::jsonb;
        bytes := convert_to(line, 'UTF8');
        insert into rescue_desk.journal values (
            (fact ->> 'seq')::bigint, (fact ->> 'epoch')::bigint, (fact ->> 'exercise')::boolean, fact ->> 'type', (fact ->> 'v')::integer,
            (fact ->> 'at')::timestamptz, fact -> 'by' ->> 'id', fact -> 'by' ->> 'role', fact -> 'by' ->> 'channel',
            bytes, before, sha256(before || bytes));
        before := sha256(before || bytes);
        if fact -> 'body' ? 'rescue' then
            insert into rescue_desk.rescue_fact values (fact -> 'body' ->> 'rescue', (fact ->> 'seq')::bigint);
        end if;
    end loop;
end $do$;
insert into rescue_desk.person_note values (3, 'name', '00ff', '王芳');
insert into rescue_desk.unreadable (digest, received_at, topic, payload, size_bytes, reason, sentence)
values ('\x01', '2026-11-23T09:31:00Z', 'elevator/520102/E-1/signal', '{', 1, 'not_json', 'The message is no JSON.');
insert into rescue_desk.rescue (id, seq, exercise, elevator, rescue_code, area, firm, place, place_type, lat, lon, zone, stage, level, people, crew, cause,
    clock_start, limit_s, limit_at, arrived_at, arrival_grade, opened_at, released_at, closed_at)
values
    ('E-1@20261123T093000Z', 12, false, 'E-1', '', '520102', 'F-1', '中华北路1号', 'OFFICE', 26.6001, 106.7, 'Asia/Shanghai', 'CLOSED', 1, 2, 'C-1', 'door',
     '2026-11-23T09:30:00Z', 1800, '2026-11-23T10:00:00Z', '2026-11-23T09:38:20Z', 'B', '2026-11-23T09:30:00Z', '2026-11-23T09:41:40Z', '2026-11-23T09:45:00Z'),
    ('E-2@20261123T094640Z', 19, false, 'E-2', '', '520102', 'F-1', '中华北路2号', 'OFFICE', 26.6002, 106.7, 'Asia/Shanghai', 'FALSE_ALARM', 1, 3, null, null,
     '2026-11-23T09:46:40Z', 1800, '2026-11-23T10:16:40Z', null, null, '2026-11-23T09:46:40Z', null, '2026-11-23T09:47:40Z'),
    ('E-3@20261123T100320Z', 22, false, 'E-3', '', '520102', 'F-1', '中华北路3号', 'OFFICE', 26.6003, 106.7, 'Asia/Shanghai', 'OPEN', 1, 3, 'C-1', null,
     '2026-11-23T10:03:20Z', 1800, '2026-11-23T10:33:20Z', null, null, '2026-11-23T10:03:20Z', null, null);
insert into rescue_desk.assignment (rescue, crew, seq, exercise, state, level, offered_at, eta_s, answer_by, departed_at)
values
    ('E-1@20261123T093000Z', 'C-1', 12, false, 'DONE', 1, '2026-11-23T09:30:00Z', 62, '2026-11-23T09:33:00Z', '2026-11-23T09:30:40Z'),
    ('E-3@20261123T100320Z', 'C-1', 22, false, 'OFFERED', 1, '2026-11-23T10:03:20Z', 67, '2026-11-23T10:06:20Z', null);
insert into rescue_desk.crew_state values ('C-1', 22, false, 'OUT', 'E-3@20261123T100320Z'), ('C-2', 18, false, 'FREE', null);
insert into rescue_desk.register_version (digest) values ('\x01');
insert into rescue_desk.area values (1, '520102', '云岩区', 'Yunyan', 'Asia/Shanghai', 1800);
insert into rescue_desk.firm values (1, 'F-1', '贵阳安捷电梯');
insert into rescue_desk.station values (1, 'S-1', '云岩一站', 26.6, 106.7);
insert into rescue_desk.elevator values (1, 'E-1', '', '520102', 'F-1', '中华北路1号', 'OFFICE', 26.6001, 106.7);
insert into rescue_desk.crew values (1, 'C-1', '救援1组', 'F-1', 'S-1'), (1, 'C-2', '救援2组', 'F-1', 'S-1');
