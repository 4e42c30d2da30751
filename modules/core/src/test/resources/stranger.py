"""Verifies bundles of a rescue desk's journal: written from docs/journal.md alone, with nothing of the desk's and Python's own library.
Usage: python3 stranger.py [--unsigned] BUNDLE… prints for each "OK", or what is wrong, kind and event, and ends with 1 if anything is."""
import functools, hashlib, json, re, sys, zipfile, zoneinfo
from datetime import datetime, timedelta, timezone
MEMBERS = {"manifest.json", "keys.jsonl", "checkpoints.jsonl", "journal.txt", "figures.jsonl", "persons.jsonl"}
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
class Wrong(Exception): pass
def require(holds, kind, seq):
    if not holds: raise Wrong(f"{kind} {seq}")
def attempt(kind, seq, work, *given):
    """Whatever else goes wrong in there means this."""
    try: return work(*given)
    except Wrong: raise
    except Exception as e: raise Wrong(f"{kind} {seq}") from e
# Ed25519 (RFC 8032), verification only; points are (x, y, z, t)
def plus(a, b):
    n, m, c, d = (a[1]-a[0])*(b[1]-b[0]), (a[1]+a[0])*(b[1]+b[0]), 2*a[3]*b[3]*D, 2*a[2]*b[2]
    e, f, g, h = m - n, d - c, d + c, m + n
    return e*f % P, g*h % P, f*g % P, e*h % P
def times(n, a):
    sum = (0, 1, 1, 0)
    for bit in bin(n)[2:]: sum = plus(plus(sum, sum), a) if bit == "1" else plus(sum, sum)
    return sum
def point(b):
    y = int.from_bytes(b, "little"); sign, y = y >> 255, y & (2**255 - 1)
    xx = (y*y - 1) * pow(D*y*y + 1, P - 2, P) % P; x = pow(xx, (P + 3) // 8, P)
    if (x*x - xx) % P: x = x * pow(2, (P - 1) // 4, P) % P
    assert y < P and (x*x - xx) % P == 0 and not (x == 0 and sign)
    x = x if x & 1 == sign else P - x
    return x, y, 1, x*y % P
D = -121665 * pow(121666, P - 2, P) % P
B = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
@functools.lru_cache(None)
def verifies(key, signed, signature):
    try:
        sig, k = bytes.fromhex(signature), bytes.fromhex(key)
        s, a, r = int.from_bytes(sig[32:], "little"), point(k), point(sig[:32])
        assert len(sig) == 64 and s < Q
        h = int.from_bytes(hashlib.sha512(sig[:32] + k + signed).digest(), "little") % Q
        left, right = times(s, B), plus(r, times(h, a))
        return (left[0]*right[2] - right[0]*left[2]) % P == 0 and (left[1]*right[2] - right[1]*left[2]) % P == 0
    except (AssertionError, ValueError): return False
# canonical text
def write(v, depth=1):
    if isinstance(v, dict):
        assert depth <= 32
        return "{" + ",".join(write(k) + ":" + write(v[k], depth + 1) for k in sorted(v, key=lambda k: k.encode("utf-16-be"))) + "}"
    if isinstance(v, list):
        assert all(isinstance(each, dict) for each in v)
        return "[" + ",".join(write(each, depth + 1) for each in v) + "]"
    if isinstance(v, bool): return str(v).lower()
    if isinstance(v, int) and -2**63 <= v < 2**63: return str(v)
    assert isinstance(v, str) and "\0" not in v
    return '"' + re.sub('["\\\\\x01-\x1f]', lambda c: "\\" + c[0] if c[0] in '"\\' else "\\u%04x" % ord(c[0]), v) + '"'
KINDS = {"n": lambda v: type(v) is int, "b": lambda v: type(v) is bool, "s": lambda v: type(v) is str, "o": lambda v: type(v) is dict,
         "t": lambda v: nanos(v) is not None}
def read(line, shape=None):
    """A canonical text; with a shape, of exactly these keys: name:kind, or name?kind where it may be absent."""
    it = json.loads(line.decode("utf-8"))
    assert isinstance(it, dict) and write(it).encode("utf-8") == line
    if shape:
        parts = [re.split("[:?]", each) + [":" in each] for each in shape.split()]
        assert set(it) <= {name for name, _, _ in parts}
        for name, kind, needed in parts:
            if name not in it: assert not needed
            elif kind in KINDS: assert KINDS[kind](it[name])
            else: assert re.fullmatch("[0-9a-f]{%s}" % kind, it[name])
    return it
def nanos(text):
    """Since 1970; refuses what no calendar shows."""
    date, fraction = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.(?:\d{3}|\d{6}|\d{9}))?Z", text, re.ASCII).groups()
    assert not (fraction or "").endswith("000")
    at = datetime.fromisoformat(date).replace(tzinfo=timezone.utc) - datetime(1970, 1, 1, tzinfo=timezone.utc)
    return (at.days * 86400 + at.seconds) * 10**9 + int((fraction or ".")[1:].ljust(9, "0"))
def micros(ns): return (ns + 500) // 1000
def rounded(n, d): return (1 if n >= 0 else -1) * ((2 * abs(n) + d) // (2 * d))
def sha(*parts): return hashlib.sha256(b"".join(parts)).hexdigest()
def lines(all):
    """Without their line feeds; what has none comes last, as None."""
    *whole, rest = all.split(b"\n"); return whole + [None] * (rest != b"")
# figures
class Rescue:
    def __init__(self, opening):
        self.zone, self.area, self.firm = zoneinfo.ZoneInfo(opening["zone"]), opening["area"], opening.get("firm", "")
        self.start = micros(nanos(opening["clockStart"]))
        self.limit = self.start + opening["limitMs"] * 1000
        self.stage, self.people, self.pieces, self.bound, self.released, self.closed, self.late = "", 0, [], set(), None, None, False
    def arrive(self):
        machine = lambda p: p[0] in ("QR", "NFC", "POSITION", "CONTROLLER")
        independent = lambda p, q: p[0] != q[0] and {p[0], q[0]} != {"QR", "NFC"}
        meets = lambda p, q: all(a[1] is None or a[1] - 120 * 10**9 <= b[2] + 120 * 10**9 for a, b in ((p, q), (q, p)))
        agree = lambda p, q: independent(p, q) and meets(p, q) and abs(p[2] - q[2]) <= 240 * 10**9
        ps = self.pieces
        machines = [p for p in ps if machine(p)]
        confirmed = [p for p in ps if any(agree(p, q) and (not machines or machine(p) or machine(q)) for q in ps)]
        contradict = any(independent(p, q) and not meets(p, q) for p in ps for q in ps)
        self.grade = "A" if confirmed else "X" if contradict else "B" if machines else "C" if ps else ""
        if ps: self.arrived = micros(min(p[2] for p in confirmed or machines or ps))
        over = self.closed if self.released is None else self.released
        self.standing = ({"FalseAlarmFound": "falseAlarm", "DuplicateFound": "duplicate"}.get(self.stage) or ("neededArrival" if ps else "selfReleased"
            if not self.bound and over is not None and over <= self.limit else "underWay" if over is None and not self.late else "neededArrival"))
def count(rescues, event, kinds=("RescueOpened RescueSuspected RescueConfirmed PassengersCalledBack FalseAlarmFound RescueClosed DuplicateFound SelfReleased PeopleReleased SignalJoined CallJoined "
    "PassengersDescribed ArrivalNoted MarkReached LimitClockStarted CorrectionMade HandedOver CrewOffered CrewAccepted CrewDeparted CrewDone CrewDeclined CrewDidNotAnswer CrewStoodDown CrewWentSilent").split()):
    kind, body = event["type"], event["body"]
    if kind not in kinds: return
    assert event["v"] == 1 or event["v"] == 2 and kind in ("RescueOpened", "CallJoined", "RescueClosed", "FalseAlarmFound", "CrewDeclined")
    if kind in kinds[:2]: rescues[body["rescue"]] = Rescue(body["opening"])
    it, number = rescues[body["rescue"]], kinds.index(kind); it.stage = kind if number < 9 else it.stage
    if number == 8 or number in (0, 1, 7, 9, 10, 11) and "people" in body: assert KINDS["n"](body["people"]); it.people = body["people"]
    if kind == "ArrivalNoted":
        e = body["evidence"]; p = (e["source"], nanos(e["notBefore"]) if "notBefore" in e else None, nanos(e["notAfter"]))
        assert p[0] in ("QR", "NFC", "POSITION", "CONTROLLER", "PRESS", "PHONE") and (p[1] is None or p[1] <= p[2]); it.pieces.append(p)
    if number in (7, 8): it.released = [it.released, micros(nanos(body["releasedAt"]))][it.released is None]
    if number in (4, 5, 6, 7) and it.closed is None: it.closed = micros(nanos(event["at"]))
    if kind == "MarkReached": it.late |= body["mark"] == "LATE"
    if kind == "LimitClockStarted": at = micros(nanos(event["at"])); it.start, it.limit = at, it.limit + at - it.start
    if kind == "CorrectionMade" and body["what"] == "PEOPLE": it.people = int(re.fullmatch("0|[1-9][0-9]{0,2}", body["is"])[0])
    if kind == "CorrectionMade" and body["what"] == "RELEASED_AT": it.released = micros(nanos(body["is"]))
    if number > 15: crew = "119" if number == 16 else body["crew"]; it.bound = it.bound - {crew} | ({crew} if number < 20 else {None} if number == 20 else set())
def figures(rescues):
    counted = [each for each in rescues.values() if each.stage != "RescueSuspected"]
    for each in counted: each.arrive()
    month = lambda each: (datetime(1970, 1, 1, tzinfo=timezone.utc) + timedelta(microseconds=each.start)).astimezone(each.zone).strftime("%Y-%m")
    parts = [("whole", lambda each: ""), ("month", month), ("area", lambda each: each.area), ("firm", lambda each: each.firm)]
    keys = lambda of: sorted({of(each) for each in counted}, key=lambda k: k.encode("utf-16-be"))
    return [part(name, key, [each for each in counted if of(each) == key]) for name, of in parts for key in keys(of) or [""] * (name == "whole")]
def part(name, key, those):
    line = {"part": name, "key": key, "rescues": len(those)}
    for where in ("neededArrival", "underWay", "falseAlarm", "selfReleased", "duplicate"): line[where] = sum(each.standing == where for each in those)
    needed = [each for each in those if each.standing == "neededArrival"]
    arrived = [each for each in needed if each.grade in ("A", "B", "C")]
    claimed = [each for each in arrived if each.arrived <= each.limit]
    line.update(people=sum(each.people for each in needed if each.released is not None), arrived=len(arrived), claimedInTime=len(claimed),
        provenInTime=sum(each.grade != "C" for each in claimed), late=len(arrived) - len(claimed), inTimeNotKnown=len(needed) - len(arrived))
    t = sorted(rounded(each.arrived - each.start, 1000) for each in arrived)
    at = lambda tenths, r: rounded(10 * t[r // 10] + r % 10 * (t[min(r // 10 + 1, len(t) - 1)] - t[r // 10]), 10)
    if t: line.update(meanArrivalMs=rounded(sum(t), len(t)), medianArrivalMs=at(5, 5 * (len(t) - 1)), p90ArrivalMs=at(9, 9 * (len(t) - 1)), maxArrivalMs=t[-1])
    return write(line).encode("utf-8")
def check(zip):
    names = zip.namelist()
    require(set(names) <= MEMBERS and len(set(names)) == len(names) and MEMBERS - set(names) <= {"persons.jsonl"}, "BUNDLE", 0)
    m = {name: lines(zip.read(name)) if name in names else [] for name in MEMBERS}
    require(len(m["manifest.json"]) == 1, "MANIFEST", 0)
    man = attempt("MANIFEST", 0, read, m["manifest.json"][0], "bundle:s checkpoints:n events:n exercise:b figures:n fromSeq:n hash:64 keys:n persons:n previous:64 untilSeq:n v:n")
    first, until = man["fromSeq"], man["untilSeq"]
    require(man["bundle"] == "rescue-desk" and man["v"] == 1 and 1 <= first <= until and man["events"] == until - first + 1 and (first > 1 or man["previous"] == "0" * 64), "MANIFEST", 0)
    keys, signed, rescues, hash, persons = {}, {}, {}, man["previous"], list(m["persons.jsonl"])
    for line in m["keys.jsonl"]:
        k = attempt("KEY", 0, read, line, "fromSeq:n key:s publicKey:64 previousKey?s vouch?s"); seq = k["fromSeq"]
        require(seq > max(keys, default=0), "KEY", 0)
        require(seq <= until and k["key"] == sha(bytes.fromhex(k["publicKey"]))[:16], "KEY", seq)
        if "previousKey" in k or "vouch" in k:
            old, said = keys[max(keys)] if keys else {}, {"key": k["key"], "previousKey": k.get("previousKey"), "publicKey": k["publicKey"], "type": "rescue-desk key", "v": 1}
            require(old and old["key"] == said["previousKey"] and "vouch" in k and verifies(old["publicKey"], write(said).encode(), k["vouch"]), "KEY", seq)
        keys[seq] = k
    require(len(keys) == man["keys"], "MANIFEST", 0)
    for line in m["checkpoints.jsonl"]:
        c = attempt("CHECKPOINT", 0, read, line, "at:t exercise:b hash:64 key:16 seq:n signature:128 type:s v:n"); seq = c["seq"]
        require(c["type"] == "rescue-desk checkpoint" and c["v"] == 1 and seq >= 0, "CHECKPOINT", 0)
        require(c["exercise"] == man["exercise"] and seq >= max(signed, default=first - 1) and seq >= first - 1, "CHECKPOINT", seq)
        require(seq <= until, "TRUNCATED", until + 1)
        key = keys.get(max((k for k in keys if k <= seq), default=0), {"key": None})
        require(key["key"] == c["key"], "KEY", seq)
        require(verifies(key["publicKey"], write({k: v for k, v in c.items() if k != "signature"}).encode(), c["signature"]), "SIGNATURE", seq)
        require((seq >= first or c["hash"] == man["previous"]) and signed.setdefault(seq, c["hash"]) == c["hash"], "REWRITTEN", seq)
    require(len(m["checkpoints.jsonl"]) == man["checkpoints"], "MANIFEST", 0)
    require(signed, "UNSIGNED", first)
    for e, line in enumerate(m["journal.txt"], first):
        require(e <= until, "MANIFEST", e)
        require(line is not None and re.match(rb"[0-9a-f]{64} .", line, re.DOTALL), "UNREADABLE", e)
        if sha(bytes.fromhex(hash), line[65:]) != line[:64].decode():
            require(attempt("CHANGED", e, lambda: (read(line[65:])["seq"], )) in ((e, ), ) or type(read(line[65:])["seq"]) is not int, "ORDER", e)
            require(False, "CHANGED", e)
        hash, event = line[:64].decode(), attempt("UNREADABLE", e, read, line[65:], "at:s body:o by:o epoch:n exercise:b seq:n type:s v:n")
        require(event["seq"] == e, "ORDER", e)
        require(event["exercise"] == man["exercise"], "EXERCISE", e)
        require(signed.get(e, hash) == hash, "REWRITTEN", e)
        adopts = event["type"] == "KeyAdopted"
        require(keys.get(e) == ({**event["body"], "fromSeq": e} if adopts and event["v"] == 1 else None) and (e in keys) == adopts, "KEY", e)
        if man["figures"]: attempt("UNKNOWN", e, count, rescues, event)
        while persons:
            p = attempt("PERSON", e, read, persons[0], "field:s salt:s seq:n value:s")
            if p["seq"] > e: break
            digest = attempt("PERSON", e, lambda: sha(bytes.fromhex(p["salt"]), p["value"].encode("utf-8")))
            require(p["seq"] == e and digest in [event["body"].get(who, {}).get(p["field"]) for who in ("caller", "teller", "apart", "contact", "releaser")], "PERSON", e)
            persons.pop(0)
    require(first + len(m["journal.txt"]) > until, "TRUNCATED", first + len(m["journal.txt"]))
    require(hash == man["hash"], "MANIFEST", until)
    require(not persons and len(m["persons.jsonl"]) == man["persons"], "PERSON", 0)
    require(man["figures"] or not m["figures.jsonl"], "MANIFEST", 0)
    if man["figures"]:
        require(first == 1 and m["figures.jsonl"] == figures(rescues), "FIGURE", until)
        require(len(m["figures.jsonl"]) == man["figures"], "MANIFEST", 0)
    require(max(signed) == until or "--unsigned" in sys.argv, "UNSIGNED", max(signed) + 1)
def verdict(file):
    try: return check(zipfile.ZipFile(file)) or "OK"
    except (Wrong, OSError, zipfile.BadZipFile) as e: return str(e) if isinstance(e, Wrong) else "BUNDLE 0"
verdicts = [verdict(file) for file in sys.argv[1:] if file != "--unsigned"]
sys.exit(print(*verdicts, sep="\n") or any(each != "OK" for each in verdicts))
