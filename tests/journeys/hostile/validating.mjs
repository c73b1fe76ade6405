// Answers each line of standard input, a folder's URL, with the problems that the kit finds in the data there.
import { createInterface } from 'node:readline';

const { findProblems } = await import(new URL('src/schema/validate.mjs', process.argv[2]));
for await (const folder of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(findProblems(new URL(folder))));
}
