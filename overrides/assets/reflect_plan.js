/** The plan of a session: what the address asks for, its rounds and their minutes. */

const MOST_PEOPLE = 60;
const USUAL = 6;

/** Read from the address which prompts and how many people; what the hub does not know is left out. */
export function readPlan(search, { prompts }) {
  const asked = new URLSearchParams(search);
  return {
    chosen: [...new Set(asked.getAll("with"))].filter((id) => Object.hasOwn(prompts, id)),
    people: peopleIn(asked.get("people")),
  };
}

/** Return the address of a session, after its question mark. */
export function writePlan({ chosen, people }) {
  const parts = chosen.map((id) => `with=${encodeURIComponent(id).replaceAll("%2F", "/")}`);
  return [...parts, `people=${people}`].join("&");
}

/** Return a number of people from what somebody typed. */
export function peopleIn(typed) {
  const number = Number.parseInt(typed, 10);
  return Number.isNaN(number) ? USUAL : Math.min(Math.max(number, 1), MOST_PEOPLE);
}

/** Return the rounds in order, each with its minutes (the formula of hub/session.py) and fields. */
export function roundsOf({ chosen, people }, { rounds, prompts }) {
  const timed = (round, rest = {}) => ({ ...round, ...rest, minutes: minutesOf(round, people) });
  const talked = chosen.map((id) => timed(rounds.prompt, { prompt: prompts[id], fields: prompts[id].fields, title: prompts[id].title }));
  return [timed(rounds.arrive), ...talked, timed(rounds.missing), timed(rounds.closing)];
}

/** Return the roles that a group of this size needs. */
export function rolesFor(people, { roles }) {
  return roles.filter(({ size }) => people >= size);
}

/** Say how long a session takes: "3 prompts, about 75 minutes for 6 people". */
export function inWords(plan, data) {
  const total = roundsOf(plan, data).reduce((sum, { minutes }) => sum + minutes, 0);
  const who = plan.people === 1 ? "one person" : `${plan.people} people`;
  return `${counted(plan.chosen.length, "prompt")}, about ${total} minutes for ${who}`;
}

/** Put a number before its noun. */
export function counted(number, noun) {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function minutesOf({ fixed, each, most }, people) {
  return fixed + each * Math.min(people, most);
}
