const TWO = '(?:\\d\\d|[+-]\\d)';
/** A PostgreSQL timestamp. The operator checks only the digits here, not whether the date exists. */
const POSTGRESQL_TIME = new RegExp(
  `^\\+?\\d{1,18}-${TWO}-${TWO}(?: ${TWO}:${TWO}:${TWO}(?:\\.\\d{1,18})?(?:Z|[+-]${TWO}(?::${TWO}){0,2})?)?(?: BC)?$`);
/** An RFC 3339 timestamp, with an optional time zone. */
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))?$/;

/** Whether the operator accepts a text as the target time of a recovery. */
export function isTargetTime(text: string): boolean {
  if (POSTGRESQL_TIME.test(text)) {
    return true;
  }
  const [year, month, day, hour, minute, second, zoneHour = 0, zoneMinute = 0] = (RFC_3339.exec(text) ?? []).slice(1).map(part => Number(part ?? 0));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysOf(year, month) && hour < 24 && minute < 60 && second < 60
    && zoneHour <= 24 && zoneMinute <= 60;
}

function daysOf(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
}
