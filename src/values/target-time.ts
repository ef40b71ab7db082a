const TWO = '(?:\\d\\d|[+-]\\d)';
/** As PostgreSQL writes it. The operator minds the digits alone here, not whether there is such a month. */
const POSTGRESQL_TIME = new RegExp(
  `^\\+?\\d{1,18}-${TWO}-${TWO}(?: ${TWO}:${TWO}:${TWO}(?:\\.\\d{1,18})?(?:Z|[+-]${TWO}(?::${TWO}){0,2})?)?(?: BC)?$`);
/** RFC 3339, whose time zone may be missing. */
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))?$/;

/** Whether the operator can read a time that recovery stops at. */
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
