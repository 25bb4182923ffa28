// A part of `npm test` that counts what it did and leaves pictures: its result goes to the file that $GROUNDPLAN_RESULT
// names, as the proof that it ran to its end, else to the terminal.
import { writeFileSync } from 'node:fs';
import { cleanUp, endOnSignals, isEnding } from './ending.mjs';

/** Runs a part, which gives `{ passed, failed, failures }`, and ends the process; one that throws is one failure. */
export async function runCountedPart(part, pictures) {
  endOnSignals(130);
  let total;
  try {
    total = await part();
  } catch (error) {
    console.error(error.message);
    total = { passed: 0, failed: 1, failures: [error.message] };
  }
  // Somebody ends it: then nothing was proved.
  if (isEnding()) return;
  if (process.env.GROUNDPLAN_RESULT) writeFileSync(process.env.GROUNDPLAN_RESULT, JSON.stringify(total));
  else console.log(`\n${total.passed} passed, ${total.failed} failed; pictures in ${pictures}`);
  await cleanUp();
  process.exit(total.failed > 0 ? 1 : 0);
}
