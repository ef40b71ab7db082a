const POSTGRESQL = /^\d+-\d\d-\d\d( \d\d:\d\d:\d\d(\.\d{1,18})?(Z|[+-]\d\d(:\d\d(:\d\d)?)?)?)?( BC)?$/;
const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)([.,]\d+)?(Z|[+-](\d\d):(\d\d))?$/;

/** Whether the operator reads a time: as PostgreSQL writes it, whose numbers may overflow, or as RFC 3339 has it, with or without a zone. */
export function isTargetTime(text: string): boolean {
  const parts = RFC_3339.exec(text)?.slice(1).map(Number);
  if (!parts) { return POSTGRESQL.test(text); }
  const [year, month, day, hour, minute, second, , , zoneHour = 0, zoneMinute = 0] = parts;
  const days = new Date(Date.UTC(2000 + year % 400, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour < 24 && minute < 60 && second < 60 && !(zoneHour > 24) && !(zoneMinute > 60);
}
