/** Writes the JSON Schema of a problem's head, which editors check and complete it by. `npm run schema` */
import { writeFileSync } from 'node:fs';
import { schemaFile, schemaText } from '../src/authoring/problem-schema.ts';

writeFileSync(schemaFile, schemaText());
console.log(`wrote ${schemaFile}`);
