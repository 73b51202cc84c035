/** Tables for a spreadsheet. */

/** Return `rows` (a list of cards) as a table for a spreadsheet (RFC 4180). */
export function asCsv(names, rows) {
  const lines = [names, ...rows.map((row) => names.map((name) => row[name]))];
  return `${lines.map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** Put a quote before what a spreadsheet would take for a formula. */
function csvCell(value) {
  const text = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}
