// The text that Firefox's Reader View makes of the page on standard input; the argument is the folder of npm packages.
const { createRequire } = require("node:module");
const packages = createRequire(`${process.argv[2]}/`);
const { Readability } = packages("@mozilla/readability");
const { parseHTML } = packages("linkedom");
const { document } = parseHTML(require("node:fs").readFileSync(0, "utf8"));
const { title, byline, textContent } = new Readability(document).parse();
process.stdout.write(`${title}\n${byline}\n${textContent}`);
