import { timeZoneMistake } from '../../lib/schedule/time-zone';

test.each(['', 'UTC', 'Local', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Asia/Calcutta'])("'%s' is a time zone", (name) => expect(timeZoneMistake(name)).toBeUndefined());

test.each([
  ['Europe/Berln', 'is no time zone that is known'],
  ['+02:00', 'is no time zone that is known'],
  ['europe/berlin', 'is written in small letters, and case counts'],
])("'%s' %s", (name, mistake) => expect(timeZoneMistake(name)).toBe(mistake));
