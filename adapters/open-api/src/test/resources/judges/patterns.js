// Reads lines of JSON {p: pattern, t: [texts]}; writes for each what an ECMA-262 engine says: "u:" or, where the flag u refuses
// the pattern, "b:" (Annex B) with 1 or 0 for each text, or "-" where it is no pattern at all.
// V8 begins a search inside of a surrogate pair, where ECMA-262 (22.2.7.2, 22.2.7.3) steps over it: so each beginning is tried here.
function found(regex, text) {
  for (let at = 0; at <= text.length; at += text.codePointAt(at) > 0xffff ? 2 : 1) {
    regex.lastIndex = at;
    if (regex.test(text)) return 1;
  }
  return 0;
}

const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const out = [];
for (const line of lines) {
  if (line === '') continue;
  const { p, t } = JSON.parse(line);
  let kind = 'u:';
  let regex;
  try {
    regex = new RegExp(p, 'uy');
  } catch (refused) {
    kind = 'b:';
    try {
      regex = new RegExp(p, 'y');
    } catch (broken) {
      out.push('-');
      continue;
    }
  }
  out.push(kind + t.map((text) => found(regex, text)).join(''));
}
console.log(out.join('\n'));
