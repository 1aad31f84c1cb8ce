// Runs the audits of the GraphQL over HTTP specification against a server, and prints as JSON those that did not pass.
import { auditServer } from 'graphql-http';

const url = process.argv[2];
const audits = await auditServer({ url });
const failed = audits.filter((audit) => audit.status !== 'ok').map(({ id, name, status, reason }) => ({ id, name, status, reason }));
console.log(JSON.stringify({ audits: audits.length, failed }, null, 2));
