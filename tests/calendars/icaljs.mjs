// Tells what ical.js reads in a calendar, as JSON: node icaljs.mjs FOLDER_OF_ICAL_JS FILE.
// Zones are taken from the file itself, never from the machine.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const { default: ICAL } = await import(pathToFileURL(`${folder}/dist/ical.js`));

const utc = (time) => (time.isDate ? time.toString() : time.convertToZone(ICAL.Timezone.utcTimezone).toString());

function occurrences(event) {
  // Of an event with RDATE alone, ical.js gives these dates and leaves it to its caller that the start is one too.
  const found = event.component.hasProperty("rrule") ? [] : [utc(event.startDate)];
  if (!event.isRecurring()) return found;
  const iterator = event.iterator();
  for (let next = iterator.next(); next && found.length < 5000; next = iterator.next()) found.push(utc(next));
  return found;
}

function seen(component) {
  const event = new ICAL.Event(component);
  const rule = component.getFirstPropertyValue("rrule");
  return {
    uid: event.uid,
    summary: event.summary,
    start: utc(event.startDate),
    end: utc(event.endDate),
    all_day: event.startDate.isDate,
    status: component.getFirstPropertyValue("status"),
    sequence: event.sequence,
    rule: rule ? rule.toString() : "",
    occurrences: occurrences(event),
  };
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
process.stdout.write(JSON.stringify(calendar.getAllSubcomponents("vevent").map(seen)));
