from datetime import datetime, date, time, timedelta, timezone
import datetime as dtm
d = datetime(2024, 2, 29, 7, 5, 9)
print(d, repr(d), f"{d:%a, %d %b %Y %H:%M:%S} GMT", d.isoformat(), d.date(), d.time(), d.weekday(), d.isoweekday(), d.strftime("%A %B %j %U %W %y %I %p %% %f %c %x %X"), d.toordinal())
print(d + timedelta(days=1, hours=20), d - timedelta(weeks=5), d - datetime(2024, 1, 1), d.replace(year=2025, day=1), d < datetime(2025, 1, 1), d == datetime(2024, 2, 29, 7, 5, 9), hash(d) == hash(d.replace()))
t = timedelta(days=2, hours=3, seconds=4.5); print(t, repr(t), t.total_seconds(), -t, abs(-t), t * 2, t / 2, t // timedelta(hours=1), t % timedelta(hours=1), divmod(t, timedelta(days=1)), timedelta(), timedelta(milliseconds=1500), timedelta(microseconds=-1), t > timedelta(1), bool(timedelta()))
print(date(2024, 12, 31), repr(date(2024, 1, 1)), date(2024, 3, 1) - date(2024, 2, 1), date.fromisoformat("2023-05-06"), date(2020, 1, 1).isocalendar()[:], date.fromordinal(738000), date(2024, 1, 31) + timedelta(1), date.min, datetime.max)
print(time(1, 2), repr(time(1, 2, 3, 4)), time(23, 59).isoformat(), time(5) < time(6))
u = datetime(2024, 1, 1, 12, tzinfo=timezone.utc); print(u, repr(u), u.astimezone(timezone(timedelta(hours=5, minutes=30))), u.timestamp(), datetime.fromtimestamp(0, timezone.utc), timezone(timedelta(hours=-8)), u.tzname(), u.strftime("%z %Z"))
print(datetime.fromisoformat("2024-05-06T07:08:09.123456+02:00"), datetime.fromisoformat("2024-05-06 07:08"), datetime.fromisoformat("2024-05-06"), d.isoformat(sep=" ", timespec="minutes"), datetime(2024, 1, 1, 0, 0, 0, 5).isoformat(timespec="milliseconds"))
for f in (lambda: datetime(2023, 2, 29), lambda: date(0, 1, 1), lambda: datetime(2024, 13, 1), lambda: datetime(2024, 1, 1, 24), lambda: date.fromisoformat("x"), lambda: d < 5, lambda: d - u, lambda: d + d, lambda: date(2024, 1), lambda: datetime("x", 1, 1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
import base64, traceback
for s in (b"", b"f", b"fo", b"foo", b"hello world", bytes(range(256))):
    e = base64.b64encode(s); print(e[:40], base64.b64decode(e) == s, base64.urlsafe_b64encode(s)[-8:])
for f in (lambda: base64.b64decode("abc"), lambda: base64.b64decode("a"), lambda: base64.b64encode("x"), lambda: base64.b64decode(b"YQ==\n")):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def boom(): 1 / 0
try: boom()
except ZeroDivisionError as e:
    print(traceback.format_exc().splitlines()[-1], traceback.format_exception_only(e), len(traceback.format_exception(e)))
    traceback.print_exc()
