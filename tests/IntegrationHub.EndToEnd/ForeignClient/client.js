'use strict';

// node client.js HOST:PORT PROTOS: files a birth as a vendor's system would, and writes as JSON what came of it.

const { createHash, randomUUID, randomBytes } = require('crypto');
const { Hub, call } = require('./hub');
const { checkHealth, discover } = require('./platform');
const { Watch } = require('./watch');

const COMMUNE = 'communes/24781';
const CHUNK_BYTES = 64 * 1024;

async function run(address, protos) {
  const hub = new Hub(address, protos);
  try {
    const attachment = await upload(hub, Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3 * CHUNK_BYTES + 17)]));
    return {
      health: await checkHealth(address),
      refusals: [await refused(hub, { ...birth(), parent: 'communes/24769' }), await refused(hub, malformed())],
      attachment,
      ...await follow(hub, attachment.name),
      reflection: await discover(address),
    };
  } finally {
    hub.close();
  }
}

/** Submits with a watch open, waits for the delivery and a sign of life, and goes on from a cursor in between. */
async function follow(hub, attachment) {
  const watch = new Watch(hub.filings, COMMUNE, '');
  const [first] = await watch.until(() => true);
  const request = birth(attachment);
  const { filing } = await call(hub.filings, 'submitFiling', request);
  const repeated = (await call(hub.filings, 'submitFiling', request)).filing;
  const seen = await watch.until(({ event }) => event?.kind === 'FILING_EVENT_KIND_DELIVERED');
  const beats = await watch.until((message) => message.heartbeat && message.cursor === seen.at(-1).cursor);
  watch.stop();

  const submitted = seen.find(({ event }) => event?.kind === 'FILING_EVENT_KIND_SUBMITTED');
  const resumed = new Watch(hub.filings, COMMUNE, submitted.cursor);
  const afterwards = await resumed.until(({ event }) => event);
  resumed.stop();
  return {
    filing: { name: filing.name, code: filing.code },
    repeated: { name: repeated.name, code: repeated.code },
    watch: {
      first: first.message,
      kinds: kinds(seen),
      last: beats.at(-1).message,
      resumed: kinds(afterwards),
    },
  };
}

/** Sends a file in chunks and fetches it again. */
async function upload(hub, content) {
  const sha256 = createHash('sha256').update(content).digest();
  const described = { file_name: 'giấy chứng sinh.pdf', media_type: 'application/pdf', size_bytes: content.length, sha256 };
  const { attachment } = await call(hub.attachments, 'createAttachment', { parent: COMMUNE, request_id: randomUUID(), attachment: described });
  const held = await new Promise((resolve, reject) => {
    const stream = hub.attachments.uploadAttachment((error, response) => (error ? reject(error) : resolve(response.attachment)));
    for (let offset = 0; offset < content.length; offset += CHUNK_BYTES) {
      stream.write({ ...(offset === 0 ? { name: attachment.name } : {}), chunk: content.subarray(offset, offset + CHUNK_BYTES) });
    }
    stream.end();
  });
  const chunks = [];
  for await (const { chunk } of hub.attachments.downloadAttachment({ name: attachment.name })) {
    chunks.push(chunk);
  }
  return { name: held.name, complete: held.complete, sha256: sha256.toString('hex'), same: Buffer.concat(chunks).equals(content) };
}

async function refused(hub, request) {
  try {
    await call(hub.filings, 'submitFiling', request);
  } catch (error) {
    return hub.readRefusal(error);
  }
  throw new Error('A wrong filing was accepted.');
}

function birth(attachment) {
  return {
    parent: COMMUNE,
    request_id: randomUUID(),
    filing: {
      procedure: 'procedures/1.001193',
      channel: 'CHANNEL_ONLINE',
      applicants: [{
        kind: 'APPLICANT_KIND_INDIVIDUAL',
        full_name: 'Nguyễn Văn An',
        sex: 'SEX_MALE',
        birth_date: { year: 1990, month: 3, day: 2 },
        identification: { kind: 'IDENTIFICATION_KIND_PERSONAL_ID', number: '068090000123' },
      }],
      components: [{ code: '000.00.00.G15-KQ004389', attachments: attachment ? [attachment] : [] }],
    },
  };
}

// A woman's number for a man, and no document at all.
function malformed() {
  const request = birth();
  request.filing.applicants[0].identification.number = '068190000123';
  request.filing.components = [];
  return request;
}

function kinds(messages) {
  return messages.filter(({ event }) => event).map(({ event }) => event.kind);
}

run(process.argv[2], process.argv[3]).then(
  (report) => console.log(JSON.stringify(report)),
  (error) => {
    console.error(error);
    process.exitCode = 1;
  });
