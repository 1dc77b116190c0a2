// Writes the starter calendars: the usual hours, and every year whose holidays chinese-days knows from the State Council's
// notice. A year it does not know is left out, so that the system can say that it is missing. Run by hand in November.
import { createRequire } from 'node:module';
import { writeFile } from 'node:fs/promises';

const { isHoliday, isWorkday, getDayDetail } = createRequire(import.meta.url)('chinese-days');
const years = [2026, 2027];
const target = 'database/starter/calendars.jsonl';

const hours = {
  _id: 'default',
  name: '人工服务时间',
  ...Object.fromEntries(
    ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, '09:00-12:00 13:30-18:00']),
  ),
  saturday: '10:00-17:00',
  sunday: '',
  holidays: '',
  closures: [],
  extra: [],
  about:
    '没有 group 的是默认日历，其他客服组没有自己的日历时用它。holidays 是法定节假日的时间，留空就休息；调休上班日按周一；closures 写临时停业，如「2026-11-11 盘点」；extra 写临时加班，如「2026-11-11 09:00-23:00」。',
};

/** What the notice changes in a year: days off, and weekend days that are worked. */
function published(year) {
  const holidays = [];
  const workdays = [];
  for (let day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
    const date = day.toISOString().slice(0, 10);
    // An ordinary day is named after its weekday; one of the notice `English name,中文名,days`.
    const name = getDayDetail(date).name.split(',')[1];
    if (!name) continue;
    if (isHoliday(date)) holidays.push({ date, name });
    else if (isWorkday(date)) workdays.push(`${date} ${name}调休`);
  }
  return { holidays: spans(holidays), workdays };
}

/** Days of one name that follow each other as one line. */
function spans(days) {
  const lines = [];
  for (const { date, name } of days) {
    const last = lines[lines.length - 1];
    const isNext = last && last.name === name && Date.parse(date) - Date.parse(last.end) === 86_400_000;
    if (isNext) last.end = date;
    else lines.push({ start: date, end: date, name });
  }
  return lines.map(({ start, end, name }) => `${start === end ? start : `${start}~${end}`} ${name}`);
}

const documents = [hours];
for (const year of years) {
  const notice = published(year);
  if (notice.holidays.length === 0) console.log(`${year}: not published yet, left out`);
  else documents.push({ _id: `holidays-${year}`, name: `${year} 年节假日`, year, ...notice });
}
await writeFile(target, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
console.log(`${target}: ${documents.length} documents`);
