'use strict';

const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');
const { call, OPTIONS, SHOWING_TOKEN } = require('./hub');

// The two services every gRPC server may have, as far as they are used here.
const HEALTH = nested('grpc.health.v1', {
  HealthCheckRequest: { fields: { service: { type: 'string', id: 1 } } },
  HealthCheckResponse: { fields: { status: { type: 'ServingStatus', id: 1 } } },
  ServingStatus: { values: { UNKNOWN: 0, SERVING: 1, NOT_SERVING: 2, SERVICE_UNKNOWN: 3 } },
  Health: { methods: { Check: { requestType: 'HealthCheckRequest', responseType: 'HealthCheckResponse' } } },
});

const REFLECTION = nested('grpc.reflection.v1alpha', {
  ServerReflectionRequest: { fields: { file_containing_symbol: { type: 'string', id: 4 }, list_services: { type: 'string', id: 7 } } },
  ServerReflectionResponse: {
    fields: {
      file_descriptor_response: { type: 'FileDescriptorResponse', id: 4 },
      list_services_response: { type: 'ListServiceResponse', id: 6 },
    },
  },
  FileDescriptorResponse: { fields: { file_descriptor_proto: { rule: 'repeated', type: 'bytes', id: 1 } } },
  ListServiceResponse: { fields: { service: { rule: 'repeated', type: 'ServiceResponse', id: 1 } } },
  ServiceResponse: { fields: { name: { type: 'string', id: 1 } } },
  ServerReflection: {
    methods: {
      ServerReflectionInfo: {
        requestType: 'ServerReflectionRequest', requestStream: true,
        responseType: 'ServerReflectionResponse', responseStream: true,
      },
    },
  },
});

/** What the standard health service says of the whole hub. */
async function checkHealth(address) {
  const { Health } = grpc.loadPackageDefinition(protoLoader.fromJSON(HEALTH, OPTIONS)).grpc.health.v1;
  const client = new Health(address, grpc.credentials.createInsecure());
  try {
    return (await call(client, 'check', { service: '' })).status;
  } finally {
    client.close();
  }
}

/** Finds the hub's services by reflection, and calls one of which nothing was known before. */
async function discover(address) {
  const { ServerReflection } = grpc.loadPackageDefinition(protoLoader.fromJSON(REFLECTION, OPTIONS)).grpc.reflection.v1alpha;
  const reflection = new ServerReflection(address, grpc.credentials.createInsecure(), SHOWING_TOKEN);
  try {
    const services = (await ask(reflection, { list_services: '*' })).list_services_response.service.map(({ name }) => name);
    const files = (await ask(reflection, { file_containing_symbol: 'integrationhub.communes.v1.CommuneService' }))
      .file_descriptor_response.file_descriptor_proto;
    const found = grpc.loadPackageDefinition(protoLoader.loadFileDescriptorSetFromBuffer(descriptorSet(files), OPTIONS));
    const communes = new found.integrationhub.communes.v1.CommuneService(address, grpc.credentials.createInsecure(), SHOWING_TOKEN);
    const { provinces } = await call(communes, 'listProvinces', {});
    communes.close();
    return { services, provinces: provinces.length };
  } finally {
    reflection.close();
  }
}

function ask(reflection, request) {
  return new Promise((resolve, reject) => {
    const stream = reflection.serverReflectionInfo();
    stream.on('data', resolve);
    stream.on('error', reject);
    stream.write(request);
    stream.end();
  });
}

// A FileDescriptorSet: each file as field 1, length first.
function descriptorSet(files) {
  return Buffer.concat(files.flatMap((file) => [Buffer.from([0x0a]), varint(file.length), file]));
}

function varint(number) {
  const bytes = [];
  for (; number > 0x7f; number >>>= 7) {
    bytes.push((number & 0x7f) | 0x80);
  }
  return Buffer.from([...bytes, number]);
}

function nested(name, content) {
  return name.split('.').reduceRight((inner, part) => ({ nested: { [part]: inner } }), { nested: content });
}

module.exports = { checkHealth, discover };
