// Holds a document from the standard input against the schema of SARIF 2.1.0; prints what is wrong, nothing where nothing is.
// 2 where the npm package with the schema is not there.
let Ajv;
let schema;
try {
  schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  Ajv = require('ajv');
} catch {
  process.exit(2);
}
const document = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const ajv = new Ajv({ schemaId: 'id', allErrors: true, logger: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
const check = ajv.compile(schema);
if (!check(document)) {
  for (const { dataPath, message, params } of check.errors) {
    console.log(dataPath, message, JSON.stringify(params));
  }
}
