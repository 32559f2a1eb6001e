/** datetime (Lib/datetime.py): dates, times and differences, in UTC as the simulated computers have no other time zone; names of days and months as in the C locale. */
export const DATETIME = String.raw`
MINYEAR = 1
MAXYEAR = 9999
_DAYS = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_MONTHS = (None, 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December')
_LENGTHS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

def _days_in_month(year, month):
    return 29 if month == 2 and _is_leap(year) else _LENGTHS[month]

def _days_before_year(year):
    y = year - 1
    return y * 365 + y // 4 - y // 100 + y // 400

def _ymd_to_ordinal(year, month, day):
    total = _days_before_year(year) + day
    for m in range(1, month):
        total += _days_in_month(year, m)
    return total

def _ordinal_to_ymd(n):
    year = n * 400 // 146097 + 1
    while _days_before_year(year) >= n:
        year -= 1
    while _days_before_year(year + 1) < n:
        year += 1
    day = n - _days_before_year(year)
    month = 1
    while day > _days_in_month(year, month):
        day -= _days_in_month(year, month)
        month += 1
    return year, month, day

def _check_date(year, month, day):
    for value in (year, month, day):
        if not isinstance(value, int):
            raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year {year} is out of range')
    if not 1 <= month <= 12:
        raise ValueError('month must be in 1..12')
    if not 1 <= day <= _days_in_month(year, month):
        raise ValueError('day is out of range for month')

def _check_time(hour, minute, second, microsecond):
    for value in (hour, minute, second, microsecond):
        if not isinstance(value, int):
            raise TypeError(f"'{_type_name(value)}' object cannot be interpreted as an integer")
    if not 0 <= hour <= 23:
        raise ValueError('hour must be in 0..23')
    if not 0 <= minute <= 59:
        raise ValueError('minute must be in 0..59')
    if not 0 <= second <= 59:
        raise ValueError('second must be in 0..59')
    if not 0 <= microsecond <= 999999:
        raise ValueError('microsecond must be in 0..999999')

class timedelta:
    _c_name = 'datetime.timedelta'
    __slots__ = ('days', 'seconds', 'microseconds')

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        parts = ((weeks, 604800), (days, 86400), (hours, 3600), (minutes, 60), (seconds, 1))
        whole = 0
        rest = 0.0
        for value, unit in parts:
            if isinstance(value, float):
                whole += int(value) * unit
                rest += (value - int(value)) * unit * 1e6
            else:
                whole += value * unit
        for value, unit in ((milliseconds, 1000), (microseconds, 1)):
            rest += value * unit
        total = whole * 1000000 + round(rest)
        days, total = divmod(total, 86400000000)
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
        object.__setattr__(self, 'days', days)
        object.__setattr__(self, 'seconds', total // 1000000)
        object.__setattr__(self, 'microseconds', total % 1000000)

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of 'datetime.timedelta' objects is not writable")

    def _micros(self):
        return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

    def total_seconds(self):
        return self._micros() / 10**6

    def __repr__(self):
        parts = []
        for name in ('days', 'seconds', 'microseconds'):
            if getattr(self, name):
                parts.append(f"{name}={getattr(self, name)}")
        return f"datetime.{type(self).__name__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + (f".{self.microseconds:06d}" if self.microseconds else '')

    def __add__(self, other):
        return timedelta(microseconds=self._micros() + other._micros()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta(microseconds=self._micros() - other._micros()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta(microseconds=-self._micros())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self.days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta(microseconds=self._micros() * other)
        if isinstance(other, float):
            return timedelta(microseconds=round(self._micros() * other))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() / other._micros()
        if isinstance(other, (int, float)):
            return timedelta(microseconds=round(self._micros() / other))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros() // other._micros()
        return timedelta(microseconds=self._micros() // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return timedelta(microseconds=self._micros() % other._micros()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        q, r = divmod(self._micros(), other._micros())
        return q, timedelta(microseconds=r)

    def __bool__(self):
        return self._micros() != 0

    def __eq__(self, other):
        return self._micros() == other._micros() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micros() < other._micros() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micros() <= other._micros() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micros() > other._micros() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micros() >= other._micros() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self.days, self.seconds, self.microseconds))

timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)

class tzinfo:
    _c_name = 'datetime.tzinfo'

def _offset_text(offset, separator=':'):
    micros = offset._micros()
    sign = '-' if micros < 0 else '+'
    seconds = abs(micros) // 1000000
    text = f"{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}"
    return text + (f"{separator}{seconds % 60:02d}" if seconds % 60 else '')

class timezone(tzinfo):
    _c_name = 'datetime.timezone'

    def __init__(self, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not " + _type_name(offset))
        if not -86400 < offset.total_seconds() < 86400:
            raise ValueError(f"offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        self._offset = offset
        self._name = name

    def utcoffset(self, dt):
        return self._offset

    def dst(self, dt):
        return None

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' if not self._offset else 'UTC' + _offset_text(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f"datetime.timezone({self._offset!r}{'' if self._name is None else f', {self._name!r}'})"

    def __str__(self):
        return self.tzname(None)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

timezone.utc = timezone(timedelta(0))
UTC = timezone.utc

def _format(value, text):
    out = []
    at = 0
    while at < len(text):
        c = text[at]
        at += 1
        if c != '%' or at >= len(text):
            out.append(c)
            continue
        c = text[at]
        at += 1
        out.append(_directive(value, c))
    return ''.join(out)

def _directive(value, c):
    hour = getattr(value, 'hour', 0)
    minute = getattr(value, 'minute', 0)
    second = getattr(value, 'second', 0)
    if c == 'Y':
        return str(value.year)
    if c == 'm':
        return f"{value.month:02d}"
    if c == 'd':
        return f"{value.day:02d}"
    if c == 'e':
        return f"{value.day:2d}"
    if c == 'y':
        return f"{value.year % 100:02d}"
    if c == 'C':
        return f"{value.year // 100:02d}"
    if c == 'H':
        return f"{hour:02d}"
    if c == 'I':
        return f"{(hour + 11) % 12 + 1:02d}"
    if c == 'M':
        return f"{minute:02d}"
    if c == 'S':
        return f"{second:02d}"
    if c == 'f':
        return f"{getattr(value, 'microsecond', 0):06d}"
    if c == 'p':
        return 'AM' if hour < 12 else 'PM'
    if c == 'a':
        return _DAYS[value.weekday()][:3]
    if c == 'A':
        return _DAYS[value.weekday()]
    if c == 'b' or c == 'h':
        return _MONTHS[value.month][:3]
    if c == 'B':
        return _MONTHS[value.month]
    if c == 'w':
        return str(value.isoweekday() % 7)
    if c == 'u':
        return str(value.isoweekday())
    if c == 'j':
        return f"{value.toordinal() - _days_before_year(value.year):03d}"
    if c == 'U':
        day = value.toordinal() - _days_before_year(value.year)
        return f"{(day + 6 - value.isoweekday() % 7) // 7:02d}"
    if c == 'W':
        day = value.toordinal() - _days_before_year(value.year)
        return f"{(day + 6 - value.weekday()) // 7:02d}"
    if c == 'G':
        return str(value.isocalendar()[0])
    if c == 'V':
        return f"{value.isocalendar()[1]:02d}"
    if c == 'z':
        offset = getattr(value, 'tzinfo', None) and value.utcoffset()
        return '' if offset is None else _offset_text(offset, '')
    if c == 'Z':
        return (getattr(value, 'tzinfo', None) and value.tzname()) or ''
    if c == 'c':
        return _format(value, '%a %b %e %H:%M:%S %Y')
    if c == 'x' or c == 'D':
        return _format(value, '%m/%d/%y')
    if c == 'X' or c == 'T':
        return _format(value, '%H:%M:%S')
    if c == 'F':
        return _format(value, '%Y-%m-%d')
    if c == 'R':
        return _format(value, '%H:%M')
    if c == 's':
        return str(int(value.timestamp()))
    if c == 'n':
        return '\n'
    if c == 't':
        return '\t'
    return '%' if c == '%' else '%' + c

class date:
    _c_name = 'datetime.date'

    def __init__(self, year, month=None, day=None):
        if month is None or day is None:
            raise TypeError(f"function missing required argument '{'month' if month is None else 'day'}' (pos {2 if month is None else 3})")
        _check_date(year, month, day)
        self._year, self._month, self._day = year, month, day

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_clock('realtime'))

    @classmethod
    def fromtimestamp(cls, t, /):
        return cls(*_ordinal_to_ymd(719163 + int(t // 86400)))

    @classmethod
    def fromordinal(cls, n, /):
        return cls(*_ordinal_to_ymd(n))

    @classmethod
    def fromisoformat(cls, text, /):
        parts = text.split('-')
        if len(text) != 10 or len(parts) != 3 or not all([one.isdigit() for one in parts]):
            raise ValueError(f"Invalid isoformat string: {text!r}")
        return cls(*[int(one) for one in parts])

    def __repr__(self):
        return f"datetime.{type(self).__name__}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return _format(self, '%a %b %e %H:%M:%S %Y')

    def strftime(self, format, /):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def toordinal(self):
        return _ymd_to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        thursday = self.toordinal() - self.weekday() + 3
        year = _ordinal_to_ymd(thursday)[0]
        return year, (thursday - _days_before_year(year) - 1) // 7 + 1, self.isoweekday()

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year, self._month if month is None else month, self._day if day is None else day)

    def timetuple(self):
        raise _unsupported("timetuple() is not part of the Python that runs here.")

    def _key(self):
        return (self._year, self._month, self._day)

    def __eq__(self, other):
        return self._key() == other._key() if type(other) is date and type(self) is date else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) and not isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

def _time_text(value, timespec):
    text = f"{value.hour:02d}:{value.minute:02d}:{value.second:02d}"
    if timespec == 'auto':
        return text + (f".{value.microsecond:06d}" if value.microsecond else '')
    if timespec == 'hours':
        return text[:2]
    if timespec == 'minutes':
        return text[:5]
    if timespec == 'seconds':
        return text
    if timespec == 'milliseconds':
        return f"{text}.{value.microsecond // 1000:03d}"
    if timespec == 'microseconds':
        return f"{text}.{value.microsecond:06d}"
    raise ValueError("Unknown timespec value")

class time:
    _c_name = 'datetime.time'

    def __init__(self, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        _check_time(hour, minute, second, microsecond)
        self._parts = (hour, minute, second, microsecond)
        self._tzinfo = tzinfo

    hour = property(lambda self: self._parts[0])
    minute = property(lambda self: self._parts[1])
    second = property(lambda self: self._parts[2])
    microsecond = property(lambda self: self._parts[3])
    tzinfo = property(lambda self: self._tzinfo)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def isoformat(self, timespec='auto'):
        offset = self.utcoffset()
        return _time_text(self, timespec) + ('' if offset is None else _offset_text(offset))

    __str__ = isoformat

    def __repr__(self):
        h, m, s, us = self._parts
        text = f"{h}, {m}" + (f", {s}, {us}" if us else f", {s}" if s else '')
        return f"datetime.{type(self).__name__}({text}{'' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'})"

    def strftime(self, format, /):
        return _format(self, format)

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None):
        return type(self)(*[old if new is None else new for old, new in zip(self._parts, (hour, minute, second, microsecond))], self._tzinfo)

    def __eq__(self, other):
        return self._parts == other._parts if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._parts < other._parts if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._parts <= other._parts if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._parts > other._parts if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._parts >= other._parts if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._parts)

class datetime(date):
    _c_name = 'datetime.datetime'

    def __init__(self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        date.__init__(self, year, month, day)
        _check_time(hour, minute, second, microsecond)
        self._parts = (hour, minute, second, microsecond)
        self._tzinfo = tzinfo

    hour = property(lambda self: self._parts[0])
    minute = property(lambda self: self._parts[1])
    second = property(lambda self: self._parts[2])
    microsecond = property(lambda self: self._parts[3])
    tzinfo = property(lambda self: self._tzinfo)

    @classmethod
    def _from_micros(cls, micros, tz=None):
        days, rest = divmod(micros, 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, us = divmod(rest, 1000000)
        return cls(*_ordinal_to_ymd(days), seconds // 3600, seconds // 60 % 60, seconds % 60, us, tz)

    def _micros(self):
        h, m, s, us = self._parts
        return (self.toordinal() * 86400 + h * 3600 + m * 60 + s) * 1000000 + us

    def _utc_micros(self):
        offset = self.utcoffset()
        return self._micros() - (0 if offset is None else offset._micros())

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        made = cls._from_micros(719163 * 86400000000 + round(timestamp * 1000000))
        return made if tz is None else made.replace(tzinfo=timezone.utc).astimezone(tz)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_clock('realtime'), tz)

    @classmethod
    def utcnow(cls):
        return cls.fromtimestamp(_clock('realtime'))

    @classmethod
    def fromordinal(cls, n, /):
        return cls(*_ordinal_to_ymd(n))

    @classmethod
    def combine(cls, date, time, tzinfo=None):
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo or time.tzinfo)

    @classmethod
    def fromisoformat(cls, text, /):
        try:
            day = date.fromisoformat(text[:10])
            clock = text[11:]
            tz = None
            if clock.endswith('Z'):
                tz = timezone.utc
                clock = clock[:-1]
            for sign in '+-':
                at = clock.find(sign)
                if at >= 0:
                    hours, _, minutes = clock[at + 1:].partition(':')
                    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
                    tz = timezone(-offset if sign == '-' else offset) if offset else timezone.utc
                    clock = clock[:at]
            clock, _, fraction = clock.partition('.')
            parts = [int(one) for one in clock.split(':')] if clock else []
            return cls(day.year, day.month, day.day, *(parts + [0, 0, 0])[:3], int(fraction.ljust(6, '0')[:6]) if fraction else 0, tz)
        except ValueError as problem:
            if 'range' in str(problem) or 'must be' in str(problem):
                raise
            raise ValueError(f"Invalid isoformat string: {text!r}") from None

    @classmethod
    def strptime(cls, text, format, /):
        raise _unsupported("strptime() is not part of the Python that runs here yet.")

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _time(*self._parts)

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def timestamp(self):
        return (self._utc_micros() - 719163 * 86400000000) / 10**6

    def astimezone(self, tz=None):
        tz = tz or timezone.utc
        return type(self)._from_micros(self._utc_micros() + tz.utcoffset(self)._micros(), tz)

    def isoformat(self, sep='T', timespec='auto'):
        offset = self.utcoffset()
        return f"{date.isoformat(self)}{sep}{_time_text(self, timespec)}" + ('' if offset is None else _offset_text(offset))

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        h, m, s, us = self._parts
        text = f"{self._year}, {self._month}, {self._day}, {h}, {m}" + (f", {s}, {us}" if us else f", {s}" if s else '')
        return f"datetime.{type(self).__name__}({text}{'' if self._tzinfo is None else f', tzinfo={self._tzinfo!r}'})"

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True):
        old = (self._year, self._month, self._day) + self._parts
        new = [a if b is None else b for a, b in zip(old, (year, month, day, hour, minute, second, microsecond))]
        return type(self)(*new, self._tzinfo if tzinfo is True else tzinfo)

    def _compare(self, other):
        if (self._tzinfo is None) != (other._tzinfo is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return self._utc_micros() - other._utc_micros()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self._tzinfo is None) == (other._tzinfo is None) and self._compare(other) == 0

    def __lt__(self, other):
        return self._compare(other) < 0 if isinstance(other, datetime) else NotImplemented

    def __le__(self, other):
        return self._compare(other) <= 0 if isinstance(other, datetime) else NotImplemented

    def __gt__(self, other):
        return self._compare(other) > 0 if isinstance(other, datetime) else NotImplemented

    def __ge__(self, other):
        return self._compare(other) >= 0 if isinstance(other, datetime) else NotImplemented

    def __hash__(self):
        return hash(self._utc_micros())

    def __add__(self, other):
        return type(self)._from_micros(self._micros() + other._micros(), self._tzinfo) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if isinstance(other, datetime):
            if (self._tzinfo is None) != (other._tzinfo is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
            return timedelta(microseconds=self._utc_micros() - other._utc_micros())
        return NotImplemented

_date = date
_time = time
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
_publish(globals())
`;
