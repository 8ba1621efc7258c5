// Reads {template, data, host} as JSON, one a line, and answers each with {card} or {refused} on a line of its own.
'use strict';
const { Template } = require('adaptivecards-templating');
const { createInterface } = require('node:readline');

function answer({ template, data, host }) {
  try {
    return { card: new Template(template).expand({ $root: data, $host: host }) ?? null };
  } catch (error) {
    return { refused: String(error.message) };
  }
}

createInterface({ input: process.stdin }).on('line', line => console.log(JSON.stringify(answer(JSON.parse(line)))));
