// Compares the schema with that of the last release: npm run lint:breaking. What would break a client of the release is
// named, and is an error.
import { existsSync, readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges } from 'graphql';

const [released, current] = process.argv.slice(2);
if (!existsSync(released)) {
  console.log(`Nothing has been released: there is no ${released} to compare with.`);
  process.exit();
}
const schema = (file) => buildSchema(readFileSync(file, 'utf8'));
const changes = findBreakingChanges(schema(released), schema(current));
for (const { type, description } of changes) {
  console.error(`${type}: ${description}`);
}
if (changes.length > 0) {
  console.error(`${changes.length} changes break clients of the last release. Keep what there was, with @deprecated beside what takes its place.`);
  process.exit(1);
}
